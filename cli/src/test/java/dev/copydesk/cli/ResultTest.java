package dev.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands against small HTTP servers at a stack's three ports: standard output holds the result alone. */
class ResultTest {
    private static final String REST = stats(10, 0);

    @TempDir
    private Path folder;

    private final List<HttpServer> servers = new ArrayList<>();
    private final Queue<String> stats = new ArrayDeque<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int offset = 20_000;
    private int enrichStatus = 200;
    private String enrichHealth = "{\"status\":\"UP\",\"checks\":[]}";

    @BeforeEach
    void serve() throws IOException {
        while (servers.size() < 3) {
            try {
                servers.add(HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 8081 + servers.size() + offset), 0));
            } catch (BindException e) {
                stop();
                servers.clear();
                offset += 17;
                assertThat(offset).isLessThan(50_000);
            }
        }
        HttpServer ingest = servers.get(0);
        on(ingest, "/q/health/live", "{}");
        on(ingest, "/q/health/ready", "{}");
        on(ingest, "/articles", "{\"accepted\":1,\"refused\":[],\"warnings\":[],\"ids\":[]}");
        on(ingest, "/takedowns", "{}");
        servers.get(1).createContext("/q/health/ready", exchange -> {
            byte[] body = enrichHealth.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(enrichStatus, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        HttpServer index = servers.get(2);
        on(index, "/api/search", "{\"total\":0,\"articles\":[]}");
        on(index, "/api/verify", "{\"checked\":10,\"clean\":true}");
        on(
                index,
                "/api/dead/redrive",
                "{\"redriven\":2,\"refused\":[{\"key\":\"articles.raw/0/1\",\"reason\":\"no\"}]}");
        on(index, "/api/dead/articles.raw/3/7", "{\"key\":\"articles.raw/3/7\",\"dropped\":1}");
        on(
                index,
                "/api/dead",
                "{\"total\":1,\"letters\":[{\"key\":\"articles.raw/3/7\",\"stage\":\"enrich\",\"cause\":\"odd\\nline\","
                        + "\"exceptionClass\":\"E\",\"at\":\"2026-03-01T00:00:00Z\",\"redrives\":2}],\"unlisted\":0}");
        index.createContext("/api/stats", exchange -> {
            String next = stats.poll();
            byte[] body = (next == null ? REST : next).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        servers.forEach(HttpServer::start);
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void whatIsAskedForAsJsonIsAloneOnStandardOutput() throws IOException {
        String article = Files.writeString(folder.resolve("a.jsonl"), "{\"title\":\"a\"}\n")
                .toString();
        String[][] commands = {
            {"search", "--json", "x"},
            {"status", "--json"},
            {"status", "--json", "--verify"},
            {"push", "--json", article}
        };
        for (String[] command : commands) {
            assertThat(run(command)).as(String.join(" ", command)).isEqualTo(ExitStatus.DONE);
            assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
            assertThat(result().isObject()).isTrue();
        }
    }

    @Test
    void aTakedownAndAPushPrintOneLine() throws IOException {
        assertThat(run("takedown", "https://a.example/b")).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("taken down https://a.example/b");
        assertThat(run("push", Files.writeString(folder.resolve("a.txt"), "a").toString()))
                .isEqualTo(ExitStatus.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("pushed 1 article from 1 file");
    }

    @Test
    void deadLettersAreListedShownSentAgainAndDropped() throws IOException {
        assertThat(run("dead", "list", "--stage", "enrich")).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1 letter", "articles.raw/3/7", "sent again 2 times", "E: odd line");
        assertThat(run("dead", "list", "--json")).isEqualTo(ExitStatus.DONE);
        assertThat(result().path("total").asInt()).isEqualTo(1);
        assertThat(run("dead", "show", "articles.raw/3/7")).isEqualTo(ExitStatus.DONE);
        assertThat(result().path("key").asText()).isEqualTo("articles.raw/3/7");
        assertThat(run("dead", "drop", "articles.raw/3/7")).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("dropped 1");
        assertThat(run("dead", "redrive", "--all")).isEqualTo(ExitStatus.BAD_DATA);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("redriven 2, refused 1");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("articles.raw/0/1: no");
        assertThat(run("dead", "drop")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("dead", "show", "../x")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("dead")).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void aStackWhoseEnrichmentIsNotReadyIsNotHealthy() throws IOException {
        assertThat(run("status", "--json")).isEqualTo(ExitStatus.DONE);
        assertThat(result().path("healthy").asBoolean()).isTrue();

        enrichStatus = 503;
        enrichHealth = "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"streams\",\"status\":\"DOWN\"},"
                + "{\"name\":\"kafka\",\"status\":\"UP\"}]}";
        assertThat(run("status", "--json")).isEqualTo(ExitStatus.DONE);
        assertThat(result().path("healthy").asBoolean(true)).isFalse();
        assertThat(result().path("health").path("enrich-service").asText()).isEqualTo("not ready (streams)");

        servers.get(0).stop(0);
        run("status");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "Copydesk is not healthy",
                        "health: ingest-service does not answer, enrich-service not ready (streams)");
    }

    @Test
    void verifyWaitsForWhatIsInFlight() throws IOException {
        stats.addAll(List.of(stats(7, 3), stats(8, 2), stats(9, 1)));

        assertThat(run("status", "--json", "--verify")).isEqualTo(ExitStatus.DONE);
        assertThat(result().path("accounting").path("inFlight").asLong(-1)).isZero();
        assertThat(result().path("verify").path("clean").asBoolean()).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("waiting until nothing moves: 2 in flight, 5 behind")
                .doesNotContain("still");
        assertThat(stats).isEmpty();
    }

    private int run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", folder.resolve("data").toString()));
        arguments.addAll(List.of("--port-offset", String.valueOf(offset)));
        out.reset();
        Terminal terminal = Terminal.plain(out, err);
        int status = Copydesk.run(terminal, arguments.toArray(String[]::new));
        assertThat(terminal.flush()).isTrue();
        return status;
    }

    private JsonNode result() throws IOException {
        return Json.MAPPER.readTree(out.toByteArray());
    }

    private static String stats(long indexed, long inFlight) {
        return "{\"healthy\":true,\"accounting\":{\"accepted\":10,\"indexed\":" + indexed + ",\"inFlight\":" + inFlight
                + "},\"sources\":{},\"lag\":{\"index\":5},\"generation\":1}";
    }

    private static void on(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
