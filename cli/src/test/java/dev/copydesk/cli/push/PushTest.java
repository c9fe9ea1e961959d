package dev.copydesk.cli.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Service;
import dev.copydesk.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes to a small HTTP server that answers as ingest-service does. */
class PushTest {
    @TempDir
    private Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger goneAfter = new AtomicInteger(Integer.MAX_VALUE);
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer server = open();

    @BeforeEach
    void serve() {
        server.createContext("/q/health/live", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/articles", this::articles);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void allRowsArriveInOrderWhateverTheirNumber() throws IOException {
        String lines =
                IntStream.range(0, 1750).mapToObj(i -> "{\"n\":" + i + "}\n").collect(Collectors.joining());

        PushReport report = push(write("many.jsonl", lines));

        assertThat(report).isEqualTo(new PushReport(1, 1750, 0, 0));
        assertThat(received).hasSize(1750).startsWith("{\"n\":0}").endsWith("{\"n\":1749}");
        assertThat(String.join("\n", received) + "\n").isEqualTo(lines);
    }

    @Test
    void whatTheServiceRefusesIsToldWithFileAndLine() throws IOException {
        PushReport report = push(
                write("a.jsonl", "{\"n\":1}\n\n{\"bad\":1}\n{\"odd\":1}\n"),
                write("b.json", "[{\"n\":2},\n{\"bad\":2}]"));

        assertThat(report).isEqualTo(new PushReport(2, 3, 2, 1));
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactlyInAnyOrder(
                        folder.resolve("a.jsonl") + ":3: has no title; add one",
                        folder.resolve("b.json") + ":2: has no title; add one",
                        folder.resolve("a.jsonl") + ":4: the date cannot be read; write it as ISO 8601");
    }

    @Test
    void aBusyServiceIsTriedAgain() throws IOException {
        busy.set(2);

        assertThat(push(write("a.jsonl", "{\"n\":1}\n")).accepted()).isEqualTo(1);
        assertThat(received).containsExactly("{\"n\":1}");
    }

    @Test
    void aRowOnWhichTheServiceFailsIsRefusedAloneAndTheRestArrives() throws IOException {
        PushReport report = push(write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n{\"poison\":1}\n{\"n\":3}\n{\"n\":4}\n"));

        assertThat(report).isEqualTo(new PushReport(1, 4, 1, 0));
        assertThat(received).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(folder.resolve("a.jsonl") + ":3: ingest-service failed on this row (boom); report it");
    }

    @Test
    void aServiceThatGoesAwayEndsThePushWithWhatWasAcknowledged() throws IOException {
        goneAfter.set(500);
        Path file = write(
                "a.jsonl",
                IntStream.range(0, 700).mapToObj(i -> "{\"n\":" + i + "}\n").collect(Collectors.joining()));
        AtomicInteger asked = new AtomicInteger();
        InstantSource fast = () -> Instant.EPOCH.plusSeconds(30L * asked.getAndIncrement());

        assertThatThrownBy(() -> push(fast, file))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.status())
                        .isEqualTo(ExitStatus.UNREACHABLE))
                .hasMessageContaining("does not answer for 90 s; 500 articles acknowledged so far");
    }

    @Test
    void withoutAServiceThePushFailsWithWhatToDo() throws IOException {
        server.stop(0);
        Path file = write("a.jsonl", "{\"n\":1}\n");

        assertThatThrownBy(() -> push(file))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.status())
                        .isEqualTo(ExitStatus.UNREACHABLE))
                .hasMessageContaining("copydesk up");
    }

    private PushReport push(Path... files) {
        return push(InstantSource.system(), files);
    }

    private PushReport push(InstantSource clock, Path... files) {
        Terminal terminal = Terminal.plain(new ByteArrayOutputStream(), err);
        List<InputFile> inputs =
                InputFiles.named(List.of(files).stream().map(Path::toString).toList(), problem -> {});
        return new Push(new Service("ingest-service", server.getAddress().getPort()), terminal, clock)
                .run(inputs, Origin.pushed(null), List.of());
    }

    private void articles(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (busy.getAndDecrement() > 0) {
            answer(exchange, 503, "{\"error\":\"starting\"}");
            return;
        }
        if (received.size() >= goneAfter.get()) {
            exchange.close();
            return;
        }
        if (body.contains("poison")) {
            answer(exchange, 500, "{\"error\":\"boom\"}");
            return;
        }
        List<String> rows = body.lines().toList();
        String refused = entries(rows, "bad", "\"error\":\"has no title; add one\"");
        String warnings = entries(rows, "odd", "\"message\":\"the date cannot be read; write it as ISO 8601\"");
        received.addAll(rows);
        long accepted = rows.stream().filter(row -> !row.contains("bad")).count();
        answer(
                exchange,
                accepted > 0 ? 202 : 400,
                "{\"accepted\":" + accepted + ",\"refused\":[" + refused + "],\"warnings\":[" + warnings
                        + "],\"ids\":[]}");
    }

    private static String entries(List<String> rows, String which, String text) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).contains(which))
                .mapToObj(i -> "{\"line\":" + (i + 1) + "," + text + "}")
                .collect(Collectors.joining(","));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer open() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
