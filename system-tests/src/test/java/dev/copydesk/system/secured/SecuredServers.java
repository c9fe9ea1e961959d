package dev.copydesk.system.secured;

import static org.awaitility.Awaitility.await;

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
 * A Kafka that is reached over TLS, by users with a password (SCRAM-SHA-512); an Elasticsearch with its own security on, that is reached over TLS, by a
 * user with a password and no more rights than the index service needs; and a {@link KeyGate} before that. They end with the test's JVM.
 */
final class SecuredServers implements AutoCloseable {
    static final String USER = "copydesk";
    static final String PASSWORD = "a password of Kafka's";
    static final String SEARCH_PASSWORD = "a password of Elasticsearch's";
    static final String KEY = "a2V5LW9mLXRoZS10ZXN0OmtleS1vZi10aGUtdGVzdA==";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(10);

    /** What the index service needs; docs/operations.md names the same. */
    private static final String ROLE = """
            {"cluster": ["monitor", "manage_index_templates"], \
            "indices": [{"names": ["articles*", "expired*"], "privileges": ["all"]}]}""";

    private final OrphanGuard guard = OrphanGuard.start(ORPHAN_GRACE);
    private final List<ChildProcess> processes = new ArrayList<>();
    private final Identity identity;
    private final KafkaSecurity kafka;
    private final ElasticsearchSettings elasticsearch;
    private final KeyGate gate;

    SecuredServers(Path folder, Identity identity) throws IOException, InterruptedException {
        this.identity = identity;
        this.kafka = new KafkaSecurity(FreePorts.pick(1)[0], identity.both(), Map.of(USER, PASSWORD));
        this.elasticsearch = ElasticsearchSettings.forTests(folder.resolve("elasticsearch"));
        NodeSecurity security = new NodeSecurity(identity.key(), identity.certificate(), USER, SEARCH_PASSWORD, ROLE);
        URI node = URI.create("https://" + elasticsearch.host());
        String credentials = "Basic "
                + Base64.getEncoder().encodeToString((USER + ":" + SEARCH_PASSWORD).getBytes(StandardCharsets.UTF_8));
        this.gate = new KeyGate(identity.context(), node, KEY, credentials);
        try {
            start(ChildProcess.start(ElasticsearchNode.prepare(StackHome.locate(), elasticsearch, security)));
            start(ChildProcess.start(
                    KafkaBroker.prepare(StackHome.locate(), KafkaSettings.forTests(folder.resolve("kafka")), kafka)));
            for (ChildProcess process : processes) {
                process.awaitReady(START_TIMEOUT);
            }
            HttpClient http =
                    HttpClient.newBuilder().sslContext(identity.context()).build();
            HttpRequest health = HttpRequest.newBuilder(
                            node.resolve("/_cluster/health?wait_for_status=yellow&timeout=1s"))
                    .header("Authorization", credentials)
                    .build();
            await().atMost(START_TIMEOUT)
                    .ignoreExceptions()
                    .until(() -> http.send(health, BodyHandlers.discarding()).statusCode() == 200);
        } catch (InterruptedException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void start(ChildProcess process) {
        guard.watch(process);
        processes.add(process);
    }

    /** How a service is told of both, with a key for Elasticsearch. */
    Map<String, String> environment(String password, String key) {
        Map<String, String> environment = environment(password);
        environment.put("ELASTICSEARCH_HOSTS", gate.host());
        environment.put("QUARKUS_ELASTICSEARCH_API_KEY", key);
        return environment;
    }

    /** How a service is told of both, without anything that Elasticsearch would know it by. */
    Map<String, String> environment(String password) {
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
        environment.put(
                "COPYDESK_ELASTICSEARCH_CERTIFICATES", identity.certificate().toString());
        return environment;
    }

    @Override
    public void close() {
        processes.forEach(ChildProcess::terminate);
        processes.forEach(ChildProcess::close);
        guard.close();
        gate.close();
    }
}
