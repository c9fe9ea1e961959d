package dev.copydesk.testsupport;

import dev.copydesk.stack.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;

/**
 * Containers of the official images, the same as in {@code docker-compose.yml}, empty at the start and with the settings of the
 * embedded servers. They are removed when the JVM ends, and by Testcontainers' Ryuk when it is killed.
 */
final class ContainerBackend implements StackBackend {
    static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    static final String ELASTICSEARCH_IMAGE = "elasticsearch:8.19.21";
    /** Of Testcontainers' own helper, in whichever version. */
    private static final String RYUK_IMAGE = "testcontainers/ryuk";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    /** The images may have to be pulled first. */
    private static final Duration WITH_PULL_TIMEOUT = Duration.ofMinutes(15);

    private static final int ELASTICSEARCH_PORT = 9200;

    /** Those of kafka.properties in embedded-stack that differ from what KafkaContainer sets by itself. */
    private static final Map<String, String> KAFKA_SETTINGS = Map.of(
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_MESSAGE_MAX_BYTES", "4194304",
            "KAFKA_REPLICA_FETCH_MAX_BYTES", "4194304",
            "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "8",
            "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "8",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS", "1",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1",
            "KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE", "33554432",
            "KAFKA_HEAP_OPTS", "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1");

    /** As elasticsearch.yml in embedded-stack. */
    private static final Map<String, String> ELASTICSEARCH_SETTINGS = Map.of(
            "discovery.type", "single-node",
            "xpack.security.enabled", "false",
            "action.auto_create_index", "false",
            "cluster.routing.allocation.disk.watermark.low", "1gb",
            "cluster.routing.allocation.disk.watermark.high", "500mb",
            "cluster.routing.allocation.disk.watermark.flood_stage", "200mb",
            "ES_JAVA_OPTS", "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1");

    private final List<GenericContainer<?>> containers = new ArrayList<>();

    /** Those that are needed; without the helper where the environment switches it off. */
    static List<String> images(Map<String, String> environment) {
        return Boolean.parseBoolean(environment.get("TESTCONTAINERS_RYUK_DISABLED"))
                ? List.of(KAFKA_IMAGE, ELASTICSEARCH_IMAGE)
                : List.of(KAFKA_IMAGE, ELASTICSEARCH_IMAGE, RYUK_IMAGE);
    }

    @Override
    public Map<Server, String> start(Set<Server> servers) throws InterruptedException {
        Map<Server, GenericContainer<?>> wanted = new EnumMap<>(Server.class);
        servers.forEach(server -> wanted.put(server, container(server)));
        containers.addAll(wanted.values());
        try {
            Startables.deepStart(wanted.values()).get(WITH_PULL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException(
                    "The containers of " + servers + " did not start; -D" + SharedStack.BACKEND_PROPERTY
                            + "=embedded needs none",
                    e);
        }
        Map<Server, String> addresses = new EnumMap<>(Server.class);
        wanted.forEach((server, container) -> addresses.put(server, address(server, container)));
        return addresses;
    }

    private static GenericContainer<?> container(Server server) {
        return switch (server) {
            case KAFKA ->
                new KafkaContainer(KAFKA_IMAGE).withEnv(KAFKA_SETTINGS).withStartupTimeout(START_TIMEOUT);
            case ELASTICSEARCH ->
                new GenericContainer<>(ELASTICSEARCH_IMAGE)
                        .withEnv(ELASTICSEARCH_SETTINGS)
                        .withExposedPorts(ELASTICSEARCH_PORT)
                        .waitingFor(Wait.forHttp("/_cluster/health").withStartupTimeout(START_TIMEOUT));
        };
    }

    private static String address(Server server, GenericContainer<?> container) {
        return switch (server) {
            case KAFKA -> ((KafkaContainer) container).getBootstrapServers();
            case ELASTICSEARCH -> container.getHost() + ":" + container.getMappedPort(ELASTICSEARCH_PORT);
        };
    }

    @Override
    public void stop() {
        containers.forEach(GenericContainer::stop);
    }
}
