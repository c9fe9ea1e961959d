package dev.copydesk.benchmarks.index;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.document.DocumentMapper;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The Elasticsearch that everybody writes to. Thread-safe. */
public final class Node {
    static final String INDEX = "articles-g1-2026.11";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String hosts;

    /** @param hosts such as {@code 127.0.0.1:9200} */
    public Node(String hosts) {
        this.hosts = hosts;
    }

    String hosts() {
        return hosts;
    }

    /** @return the answer, whatever its status */
    public JsonNode send(String method, String path, byte[] body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request(method, path, body), BodyHandlers.ofByteArray());
        return EventJson.mapper().readTree(answer.body());
    }

    CompletableFuture<HttpResponse<byte[]>> bulk(byte[] body) {
        return http.sendAsync(request("POST", "/_bulk?filter_path=errors", body), BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String method, String path, byte[] body) {
        return HttpRequest.newBuilder(URI.create("http://" + hosts + path))
                .header("Content-Type", path.startsWith("/_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    /** An empty month, of the shape that the writer gives it. */
    void reset() throws IOException, InterruptedException {
        try (InputStream template =
                DocumentMapper.class.getResourceAsStream("/dev/copydesk/index/elasticsearch/articles-template.json")) {
            if (template == null) {
                throw new IOException("the index template is missing");
            }
            send("PUT", "/_index_template/articles", template.readAllBytes());
        }
        send("DELETE", "/" + INDEX, new byte[0]);
        send("PUT", "/" + INDEX, "{\"aliases\":{\"articles\":{}}}".getBytes(StandardCharsets.UTF_8));
    }

    /** Documents written since the month was created, searchable or not. */
    long written() throws IOException, InterruptedException {
        return written(INDEX);
    }

    /** The same of other indices, together; 0 where there is none. */
    public long written(String indices) throws IOException, InterruptedException {
        return send("GET", "/" + indices + "/_stats/indexing", new byte[0])
                .at("/_all/primaries/indexing/index_total")
                .asLong();
    }

    /** Waits until so many are, at most {@link #PATIENCE}. */
    void awaitWritten(long count) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (written() < count) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("only " + written() + " of " + count + " were written in " + PATIENCE);
            }
            Thread.sleep(50); // how often is looked, which bounds the error of a time
        }
    }

    /** What each field takes in the index; to be asked after a merge. */
    JsonNode fields() throws IOException, InterruptedException {
        return send("POST", "/" + INDEX + "/_disk_usage?run_expensive_tasks=true", new byte[0])
                .path(INDEX)
                .path("fields");
    }

    long bytes() throws IOException, InterruptedException {
        send("POST", "/" + INDEX + "/_forcemerge?max_num_segments=1", new byte[0]);
        send("POST", "/" + INDEX + "/_refresh", new byte[0]);
        return send("GET", "/" + INDEX + "/_stats/store", new byte[0])
                .at("/_all/primaries/store/size_in_bytes")
                .asLong();
    }
}
