package dev.copydesk.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All of Copydesk as {@code copydesk up} runs it, in a folder and on ports of its own; stopped in the end. Thread-safe. */
final class WholeCopydesk implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int BAD_INPUT = 65;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Path work;
    private final int portOffset;

    private WholeCopydesk(Path home, Path work, int portOffset) {
        this.home = home;
        this.work = work;
        this.portOffset = portOffset;
    }

    /** @param work where its data and what it is given lie */
    static WholeCopydesk start(Path home, Path work, int portOffset) throws IOException, InterruptedException {
        WholeCopydesk started = new WholeCopydesk(home, work, portOffset);
        Path nothing = Files.createDirectories(work.resolve("no-seeds"));
        started.command("up", "--detach", "--seeds", nothing.toString());
        return started;
    }

    /** Of a row whose date is none the command says so, and keeps the row. */
    void pushFile(Path rows) throws IOException, InterruptedException {
        command(Set.of(0, BAD_INPUT), "push", rows.toString());
    }

    /** @throws IOException if it does not end with 0 */
    void command(String... arguments) throws IOException, InterruptedException {
        command(Set.of(0), arguments);
    }

    private void command(Set<Integer> expected, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("copydesk").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", work.resolve("data").toString(), "--port-offset", String.valueOf(portOffset)));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (!expected.contains(status)) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
    }

    int port(int standard) {
        return standard + portOffset;
    }

    JsonNode search(Map<String, String> parameters) throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return index("GET", "/api/search" + query);
    }

    /** @param path below {@code /api} or so of index-service */
    JsonNode index(String method, String path) throws IOException, InterruptedException {
        return send(method, "http://127.0.0.1:" + port(8083) + path, null);
    }

    void push(byte[] row) throws IOException, InterruptedException {
        send("POST", "http://127.0.0.1:" + port(8081) + "/articles", row);
    }

    private JsonNode send(String method, String address, byte @Nullable [] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(address + " answers " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return EventJson.mapper().readTree(answer.body());
    }

    /** By name. */
    Map<String, Long> processes() throws IOException {
        Map<String, Long> pids = new LinkedHashMap<>();
        JsonNode state = EventJson.mapper()
                .readTree(Files.readAllBytes(work.resolve("data").resolve("run").resolve("state.json")));
        for (JsonNode process : state.path("processes")) {
            pids.put(process.path("name").asText(), process.at("/id/pid").asLong());
        }
        return pids;
    }

    @Override
    public void close() throws IOException {
        try {
            command("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
