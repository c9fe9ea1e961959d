package dev.copydesk.system.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.stack.FreePorts;
import dev.copydesk.system.BuiltService;
import dev.copydesk.testsupport.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The three built services with a Kafka that asks for a password over TLS and an Elasticsearch that asks for a key, or a password, over TLS. Every client of
 * ours is in use here: a takedown, a feed, a replay and the disks have some of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String WRONG = "a password that is wrong";
    private static final String JSON = "application/json";

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests, or none is run
    private SecuredServers servers;

    @BeforeAll
    void start() throws IOException, InterruptedException, GeneralSecurityException {
        servers = new SecuredServers(folder, Identity.make(folder));
    }

    @AfterAll
    void end() {
        servers.close();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"ingest-service", "enrich-service", "index-service"})
    void aWrongPasswordOfKafkaEndsTheStartWithOneLineThatSaysSo(String name) throws IOException, InterruptedException {
        try (BuiltService service = service(name, 0, servers.environment(WRONG, SecuredServers.KEY))) {
            assertThat(service.awaitEnd()).isNotZero();

            assertThat(service.said())
                    .as(String.join("\n", service.said()))
                    .filteredOn(line -> line.startsWith("Kafka at "))
                    .singleElement()
                    .asString()
                    .contains("(SASL_SSL, SCRAM-SHA-512)", "kafka.sasl.*", "invalid credentials");
            assertThat(service.said())
                    .noneMatch(line -> line.startsWith("\tat "))
                    .noneMatch(line -> line.contains(WRONG));
        }
    }

    @Test
    @Order(1)
    void aCertificateOfKafkaThatNobodyVouchesForEndsTheStartWithOneLineThatSaysSo()
            throws IOException, InterruptedException {
        Map<String, String> environment = servers.environment(SecuredServers.PASSWORD, SecuredServers.KEY);
        environment.remove("KAFKA_SSL_TRUSTSTORE_LOCATION");
        environment.remove("KAFKA_SSL_TRUSTSTORE_TYPE");

        try (BuiltService service = service("ingest-service", 0, environment)) {
            assertThat(service.awaitEnd()).isNotZero();

            assertThat(service.said())
                    .as(String.join("\n", service.said()))
                    .filteredOn(line -> line.startsWith("Kafka at "))
                    .singleElement()
                    .asString()
                    .contains("kafka.ssl.*", "unable to find valid certification path");
            assertThat(service.said()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    @Order(2)
    void aWrongKeyOfElasticsearchLeavesTheIndexServiceUnreadyWithTheCause() throws IOException {
        String wrong = "d3Jvbmc6d3JvbmcgYXMgd2VsbA==";
        int port = FreePorts.pick(1)[0];

        try (BuiltService service =
                service("index-service", port, servers.environment(SecuredServers.PASSWORD, wrong))) {
            assertThat(causeOfUnreadiness(port)).contains("unable to authenticate");

            assertThat(service.said())
                    .noneMatch(line -> line.contains(wrong))
                    .noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    @Order(2)
    void aCertificateOfElasticsearchThatNobodyVouchesForLeavesTheIndexServiceUnreadyWithTheCause() throws IOException {
        Map<String, String> environment = servers.environment(SecuredServers.PASSWORD, SecuredServers.KEY);
        environment.remove("COPYDESK_ELASTICSEARCH_CERTIFICATES");
        int port = FreePorts.pick(1)[0];

        try (BuiltService service = service("index-service", port, environment)) {
            assertThat(causeOfUnreadiness(port)).contains("unable to find valid certification path");

            assertThat(service.said()).noneMatch(line -> line.contains(SecuredServers.KEY));
        }
    }

    @Test
    @Order(2)
    void anIndexServiceIsReadyAsAUserOfElasticsearchsOwn() throws IOException {
        Map<String, String> environment = servers.environment(SecuredServers.PASSWORD);
        environment.put("QUARKUS_ELASTICSEARCH_USERNAME", SecuredServers.USER);
        environment.put("QUARKUS_ELASTICSEARCH_PASSWORD", SecuredServers.SEARCH_PASSWORD);
        int port = FreePorts.pick(1)[0];

        try (BuiltService service = service("index-service", port, environment)) {
            awaitReady(port);

            assertThat(client(port).get("/api/stats").status()).isEqualTo(200);
            assertThat(service.isAlive()).isTrue();
        }
    }

    /** As its health has it, once its other parts are ready. */
    private static String causeOfUnreadiness(int port) {
        ServiceClient client = client(port);
        return await().atMost(PATIENCE)
                .ignoreException(UncheckedIOException.class)
                .until(() -> failure(client.get("/q/health/ready").json()), cause -> !cause.isEmpty());
    }

    private static String failure(JsonNode health) {
        for (JsonNode check : health.path("checks")) {
            if (check.path("name").asText().equals("Elasticsearch")) {
                return check.at("/data/failure").asText();
            }
        }
        return "";
    }

    @Test
    @Order(3)
    void anArticleIsPushedEnrichedAndFoundAndNothingSecretIsLogged() throws IOException {
        Map<String, String> environment = servers.environment(SecuredServers.PASSWORD, SecuredServers.KEY);
        // Kafka's clients tell more of themselves than they usually may.
        environment.put("QUARKUS_LOG_CATEGORY__ORG_APACHE_KAFKA__LEVEL", "INFO");
        environment.put("QUARKUS_LOG_CATEGORY__ORG_APACHE_KAFKA_CLIENTS__LEVEL", "INFO");
        int[] ports = FreePorts.pick(3);
        environment.put("COPYDESK_INGEST_URL", "http://127.0.0.1:" + ports[0]);
        ServiceClient ingest = client(ports[0]);
        ServiceClient index = client(ports[2]);

        try (BuiltService first = service("ingest-service", ports[0], environment);
                BuiltService second = service("enrich-service", ports[1], environment);
                BuiltService third = service("index-service", ports[2], environment)) {
            awaitReady(ports);
            assertThat(ingest.post("/articles", JSON, article("harbour", "The harbour is open again"))
                            .status())
                    .isEqualTo(202);
            assertThat(ingest.post("/articles", JSON, article("gone", "The harbour is closed for ever"))
                            .status())
                    .isEqualTo(202);
            awaitFound(index, 2);

            assertThat(ingest.post("/takedowns", JSON, "{\"url\":\"https://news.example/gone\"}")
                            .status())
                    .isEqualTo(202);
            awaitFound(index, 1);
            assertThat(ingest.post("/feeds", JSON, "{\"url\":\"https://feed.invalid/news.xml\"}")
                            .status())
                    .isBetween(200, 299);
            assertThat(index.post("/api/replay/start", JSON, "{}").status()).isBetween(200, 299);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(index.get("/api/replay").body()).contains("\"CAUGHT_UP\""));
            JsonNode stats = index.get("/api/stats").json();
            assertThat(stats.path("healthy").asBoolean()).as(stats.toString()).isTrue();
            assertThat(stats.at("/accounting/inFlight").asInt()).isZero();
            assertThat(stats.at("/accounting/takenDown").asInt()).isEqualTo(1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(index.get("/q/metrics").body())
                            .contains("copydesk_disk_free_bytes{node=\"1:", "server=\"elasticsearch\""));

            for (BuiltService service : List.of(first, second, third)) {
                assertThat(service.said())
                        .as("what Kafka's clients say of their login")
                        .anyMatch(line -> line.contains("Successfully logged in"));
            }
        }
        assertThat(logs())
                .hasSizeGreaterThan(100)
                .noneMatch(line -> line.contains(SecuredServers.PASSWORD))
                .noneMatch(line -> line.contains(SecuredServers.SEARCH_PASSWORD))
                .noneMatch(line -> line.contains(SecuredServers.KEY));
    }

    /** Of all services that were started here. */
    private static List<String> logs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .flatMap(SecuredIT::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String article(String name, String title) {
        return "{\"url\":\"https://news.example/" + name + "\",\"title\":\"" + title
                + "\",\"text\":\"The harbour master said so on " + name + " day.\"}";
    }

    private static void awaitReady(int... ports) {
        for (int port : ports) {
            await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).until(() -> client(port)
                    .isReady());
        }
    }

    private static void awaitFound(ServiceClient index, int articles) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(index.get("/api/search?q=harbour&all=true")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(articles));
    }

    private static ServiceClient client(int port) {
        return new ServiceClient(URI.create("http://127.0.0.1:" + port));
    }

    private static BuiltService service(String name, int port, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        all.put("COPYDESK_LOCAL", "true");
        return BuiltService.start(name, folder, all);
    }
}
