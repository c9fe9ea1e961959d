package dev.copydesk.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.copydesk.system.RunningCopydesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The whole of Copydesk with some articles, and a feed on this machine whose words are hostile. */
final class Newsroom {
    /** What must show as these very letters. */
    static final String HOSTILE = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FEED = """
            <?xml version="1.0"?>
            <rss version="2.0"><channel><title>&lt;script&gt;window.hacked=1&lt;/script&gt;</title>
            <link>https://hostile.example/</link>
            <item><guid>https://hostile.example/1</guid><link>javascript:window.hacked=1</link>
            <title>Lobster quarrel in the harbour &amp;lt;script&amp;gt;window.hacked=1&amp;lt;/script&amp;gt;</title>
            <description>&lt;p onclick="window.hacked=1"&gt;Two lobsters quarrelled in the harbour this morning.&lt;/p&gt;
            &lt;script&gt;window.hacked=1&lt;/script&gt;&lt;svg onload=window.hacked=1&gt;</description></item>
            </channel></rss>
            """;

    private final Path folder;
    private final RunningCopydesk copydesk;
    private final HttpServer feed;

    Newsroom(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.copydesk = new RunningCopydesk(folder);
        this.feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        feed.createContext("/", exchange -> {
            byte[] body = FEED.strip().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        feed.start();
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Files.copy(Path.of("src/test/resources/articles.jsonl"), seeds.resolve("articles.jsonl"));
        RunningCopydesk.Outcome up = copydesk.run("up", "--detach", "--seeds", seeds.toString());
        assertThat(up.status()).as(up.err()).isZero();
    }

    String address() {
        return "http://localhost:" + copydesk.port(8083);
    }

    String feedAddress() {
        return "http://127.0.0.1:" + feed.getAddress().getPort() + "/feed.xml";
    }

    /** Sends an article as a short row. */
    void push(Map<String, String> row) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("row.jsonl"), JSON.writeValueAsString(row) + "\n");
        push(file);
    }

    /** Sends a file of rows. */
    void push(Path file) throws IOException, InterruptedException {
        RunningCopydesk.Outcome push = copydesk.run("push", file.toString());
        assertThat(push.status()).as(push.err()).isZero();
    }

    /** A record that nobody can read. */
    void sendGarbage() {
        ProducerRecord<byte[], byte[]> garbage = new ProducerRecord<>(
                "articles.received",
                "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8),
                "{\"torn".getBytes(StandardCharsets.UTF_8));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "localhost:" + copydesk.port(9092)),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            assertThat(producer.send(garbage)).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    void killElasticsearch() throws IOException, InterruptedException {
        assertThat(copydesk.kill("elasticsearch")).isPositive();
    }

    JsonNode api(String path) throws IOException, InterruptedException {
        return get(URI.create(address() + path));
    }

    /** How many articles Elasticsearch itself counts. */
    long indexed(String query) throws IOException, InterruptedException {
        return get(URI.create("http://localhost:" + copydesk.port(9200) + "/articles/_count?q=" + query))
                .path("count")
                .asLong();
    }

    /** The months that a search finds, as Elasticsearch itself names them. */
    List<String> indicesThatServe() throws IOException, InterruptedException {
        List<String> indices = new ArrayList<>();
        get(URI.create("http://localhost:" + copydesk.port(9200) + "/_alias/articles"))
                .fieldNames()
                .forEachRemaining(indices::add);
        return indices;
    }

    private static JsonNode get(URI address) throws IOException, InterruptedException {
        return JSON.readTree(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body());
    }

    void close() throws IOException, InterruptedException {
        feed.stop(0);
        assertThat(copydesk.run("down").status()).isZero();
    }
}
