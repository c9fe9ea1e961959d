package dev.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.terminal.Style;
import dev.copydesk.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopydeskTest {
    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpIsAResultAndListsOnlyWhatIsThere() {
        assertThat(run("--help")).isEqualTo(ExitStatus.DONE);
        assertThat(out())
                .contains("up ", "down ", "status ", "push ", "search ", "takedown ")
                .doesNotContain("supervise");
        assertThat(err()).isEmpty();
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[] {"up", "down", "status", "push", "search", "takedown"}) {
            assertThat(run(command, "--help")).as(command).isEqualTo(ExitStatus.DONE);
        }
        assertThat(out()).contains("--port-offset", "--data");
    }

    @Test
    void aWrongCommandLineIsOneLineOnStandardError() {
        assertThat(run("push")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("--nonsense")).isEqualTo(ExitStatus.USAGE);
        assertThat(run()).isEqualTo(ExitStatus.USAGE);
        assertThat(run("status", "--port-offset", "70000")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("search", "--size", "x")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("takedown", "nonsense")).isEqualTo(ExitStatus.USAGE);
        assertThat(err().lines()).hasSize(6).allSatisfy(line -> assertThat(line).startsWith("copydesk: "));
        assertThat(out()).isEmpty();
    }

    @Test
    void theStackIsChosenBeforeOrBehindTheCommand() throws IOException {
        int offset = freeOffset();
        String[] chosen = {"--port-offset", String.valueOf(offset), "--data", data.toString()};

        assertThat(run(chosen[0], chosen[1], chosen[2], chosen[3], "search", "x"))
                .isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(run("search", chosen[0], chosen[1], chosen[2], chosen[3], "x"))
                .isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(err().lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("http://localhost:" + (8083 + offset)));
    }

    @Test
    void aDataFolderOnWhichNothingRunsIsNotMistakenForTheStackOnTheStandardPorts() {
        for (String[] command :
                new String[][] {{"push", "x.txt"}, {"search", "x"}, {"status"}, {"takedown", "a://b"}}) {
            err.reset();
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(List.of("--data", data.toString()));

            assertThat(run(arguments.toArray(String[]::new))).as(command[0]).isEqualTo(ExitStatus.UNREACHABLE);
            assertThat(err().lines())
                    .singleElement()
                    .asString()
                    .contains("no Copydesk runs on " + data, " --data ", " up'");
        }
        assertThat(out()).isEmpty();
    }

    @Test
    void statusWithoutAStackIsUnhealthyAndUnreachable() throws IOException {
        assertThat(run("status", "--json", "--port-offset", String.valueOf(freeOffset()), "--data", data.toString()))
                .isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(Json.MAPPER.readTree(out()).path("healthy").asBoolean(true)).isFalse();
        assertThat(Json.MAPPER.readTree(out()).path("processes").isArray()).isTrue();
    }

    @Test
    void downWithoutAStackSaysSoAndIsDone() {
        assertThat(run("down", "--data", data.toString())).isEqualTo(ExitStatus.DONE);
        assertThat(out()).startsWith("Copydesk does not run on ");
    }

    @Test
    void seedsThatAreNoFolderAreAUsageError() {
        assertThat(run(
                        "up",
                        "--detach",
                        "--data",
                        data.toString(),
                        "--seeds",
                        data.resolve("none").toString()))
                .isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void theStatusShowsTheLossEquation() throws IOException {
        var status = Json.MAPPER.readTree("{\"healthy\":true,\"accounting\":{\"accepted\":20000,\"indexed\":19987,"
                + "\"unchanged\":10,\"stale\":2,\"takenDown\":1,\"dead\":0,\"inFlight\":0},\"lag\":{\"enrich\":3},"
                + "\"sources\":{},\"generation\":1,\"processes\":[]}");

        assertThat(new StatusListing(new Style(false), Instant.EPOCH).lines(status, Optional.empty()))
                .contains(
                        "20,000 accepted = 19,987 indexed + 10 unchanged + 2 stale + 1 taken down + 0 dead + 0 in flight")
                .contains("behind: enrich 3   serving generation 1");
    }

    @Test
    void aFoundArticleIsShownInThreeOrFourLines() throws IOException {
        var result =
                Json.MAPPER.readTree("{\"total\":30,\"articles\":[{\"title\":\"A\\nB\",\"source\":{\"name\":\"S\"},"
                        + "\"publishedAt\":\"2024-05-01T10:00:00Z\",\"language\":{\"code\":\"en\"},\"topics\":[{\"id\":\"m\",\"label\":\"sport\"}],"
                        + "\"duplicate\":{\"status\":\"NEAR\"},\"text\":\"" + "word ".repeat(20)
                        + "the needle is here\"}]}");

        assertThat(new SearchListing(new Style(false), 80).lines(result, "Needle"))
                .containsExactly(
                        "30 articles, the first 1 shown",
                        "",
                        " 1  A B",
                        "    S · 2024-05-01 · en · sport · near duplicate",
                        "    …word word word word word word word the needle is here");
    }

    private int run(String... arguments) {
        Terminal terminal = Terminal.plain(out, err);
        int status = Copydesk.run(terminal, arguments);
        assertThat(terminal.flush()).isTrue();
        return status;
    }

    /** One at which nothing listens on index-service's port. */
    private static int freeOffset() throws IOException {
        for (int offset = 20_000; ; offset += 7) {
            try (ServerSocket socket = new ServerSocket(8083 + offset, 1, InetAddress.getLoopbackAddress())) {
                if (socket.isBound()) {
                    return offset;
                }
            } catch (java.net.BindException e) {
                assertThat(offset).isLessThan(50_000);
            }
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
