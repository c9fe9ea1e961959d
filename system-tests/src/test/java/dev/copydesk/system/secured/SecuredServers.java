package dev.copydesk.system.secured;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.http.Json;
import dev.copydesk.stack.ChildProcess;
import dev.copydesk.stack.ElasticsearchNode;
import dev.copydesk.stack.ElasticsearchSettings;
import dev.copydesk.stack.FreePorts;
import dev.copydesk.stack.KafkaBroker;
import dev.copydesk.stack.KafkaSecurity;
import dev.copydesk.stack.KafkaSettings;
import dev.copydesk.stack.NodeSecurity;
import dev.copydesk.stack.OrphanGuard;
import dev.copydesk.stack.StackHome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Kafka that is reached over TLS, by users with a password (SCRAM-SHA-512), and an Elasticsearch with its own security on, that is reached
 * over TLS, with a key. They end with the test's JVM.
 */
final class SecuredServers implements AutoCloseable {
    static final String USER = "copydesk";
    static final String PASSWORD = "a password of Kafka's";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(10);
    private static final String ADMINISTRATOR = "administrator";
    private static final String ADMINISTRATORS_PASSWORD = "a password of Elasticsearch's";

    /** What the index service needs; docs/containers.md names the same. */
    private static final String KEY_REQUEST = """
            {
              "name": "copydesk",
              "role_descriptors": {
                "index-service": {
                  "cluster": ["monitor", "manage_index_templates"],
                  "indices": [{"names": ["articles*", "expired*"], "privileges": ["all"]}]
                }
              }
            }
            """;

    private final OrphanGuard guard = OrphanGuard.start(ORPHAN_GRACE);
    private final List<ChildProcess> processes = new ArrayList<>();
    private final Identity identity;
    private final KafkaSecurity kafka;
    private final ElasticsearchSettings elasticsearch;
    private final HttpClient http;

    SecuredServers(Path folder, Identity identity) throws InterruptedException {
        this.identity = identity;
        this.http = HttpClient.newBuilder().sslContext(identity.context()).build();
        this.kafka = new KafkaSecurity(FreePorts.pick(1)[0], identity.both(), Map.of(USER, PASSWORD));
        this.elasticsearch = ElasticsearchSettings.forTests(folder.resolve("elasticsearch"));
        NodeSecurity node =
                new NodeSecurity(identity.key(), identity.certificate(), ADMINISTRATOR, ADMINISTRATORS_PASSWORD);
        try {
            start(ChildProcess.start(ElasticsearchNode.prepare(StackHome.locate(), elasticsearch, node)));
            start(ChildProcess.start(
                    KafkaBroker.prepare(StackHome.locate(), KafkaSettings.forTests(folder.resolve("kafka")), kafka)));
            for (ChildProcess process : processes) {
                process.awaitReady(START_TIMEOUT);
            }
            await().atMost(START_TIMEOUT)
                    .ignoreExceptions()
                    .until(() -> ask("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s", "")
                                    .statusCode()
                            == 200);
        } catch (InterruptedException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void start(ChildProcess process) {
        guard.watch(process);
        processes.add(process);
    }

    /** A key as small as the index service can do with. */
    String newKey() throws IOException, InterruptedException {
        JsonNode answer = Json.MAPPER.readTree(
                ask("POST", "/_security/api_key", KEY_REQUEST).body());
        return answer.path("encoded").asText();
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        String credentials = ADMINISTRATOR + ":" + ADMINISTRATORS_PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + elasticsearch.host() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** How a service is told of both. */
    Map<String, String> environment(String password, String key) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        environment.put("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
        environment.put(
                "KAFKA_SASL_JAAS_CONFIG",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + USER + "\" password=\""
                        + password + "\";");
        environment.put("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM");
        environment.put("KAFKA_SSL_TRUSTSTORE_LOCATION", identity.certificate().toString());
        environment.put("ELASTICSEARCH_HOSTS", elasticsearch.host());
        environment.put("QUARKUS_ELASTICSEARCH_PROTOCOL", "https");
        environment.put("QUARKUS_ELASTICSEARCH_API_KEY", key);
        environment.put(
                "COPYDESK_ELASTICSEARCH_CERTIFICATES", identity.certificate().toString());
        return environment;
    }

    @Override
    public void close() {
        processes.forEach(ChildProcess::terminate);
        processes.forEach(ChildProcess::close);
        guard.close();
    }
}
