package dev.copydesk.testsupport;

import dev.copydesk.stack.StackException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The servers of this JVM's tests: each is started when a test first asks for it, shared by all, and stopped when the
 * JVM ends. Topics and indices of one test are seen by the next, so tests name theirs uniquely. Safe for use by several
 * threads.
 *
 * <p>{@code -Dcopydesk.test.backend} chooses where they come from: {@code embedded} ones are child processes,
 * {@code containers} are run by Docker. Without it, containers where a Docker engine answers at once and holds their images, else
 * embedded ones.
 */
public final class SharedStack {
    /** The system property that names the backend. */
    public static final String BACKEND_PROPERTY = "copydesk.test.backend";

    private static final Path FOLDER = Path.of("target", "test-stack");

    private SharedStack() {}

    /** Such as {@code 127.0.0.1:9092}; starts Kafka when it does not run yet. */
    public static String kafkaBootstrapServers() {
        return addressOf(Server.KAFKA);
    }

    /** Such as {@code 127.0.0.1:9200}; starts Elasticsearch when it does not run yet. */
    public static String elasticsearchHosts() {
        return addressOf(Server.ELASTICSEARCH);
    }

    private static String addressOf(Server server) {
        return Objects.requireNonNull(start(EnumSet.of(server)).get(server));
    }

    /**
     * Starts those that do not run yet, side by side.
     *
     * @return the addresses of all asked for
     */
    public static Map<Server, String> start(Set<Server> servers) {
        // Quarkus loads this class anew with every application it starts: what is shared lies in system properties,
        // and the lock is one that all class loaders know.
        synchronized (Runtime.getRuntime()) {
            EnumSet<Server> missing = EnumSet.noneOf(Server.class);
            servers.stream()
                    .filter(server -> System.getProperty(server.addressProperty()) == null)
                    .forEach(missing::add);
            if (!missing.isEmpty()) {
                launch(missing).forEach((server, address) -> System.setProperty(server.addressProperty(), address));
            }
            Map<Server, String> addresses = new EnumMap<>(Server.class);
            servers.forEach(server -> addresses.put(server, System.getProperty(server.addressProperty())));
            return addresses;
        }
    }

    private static Map<Server, String> launch(Set<Server> servers) {
        StackBackend backend = backend();
        Runtime.getRuntime().addShutdownHook(new Thread(backend::stop, "stop-test-stack"));
        try {
            return backend.start(servers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while starting " + servers, e);
        }
    }

    private static StackBackend backend() {
        String name = System.getProperty(BACKEND_PROPERTY, "");
        return switch (name) {
            case "" -> containersAreAtHand() ? new ContainerBackend() : new EmbeddedBackend(FOLDER);
            case "embedded" -> new EmbeddedBackend(FOLDER);
            case "containers" -> new ContainerBackend();
            default ->
                throw new StackException("There is no test backend '" + name + "': -D" + BACKEND_PROPERTY
                        + "=embedded or containers, or leave it out");
        };
    }

    private static boolean containersAreAtHand() {
        return ContainerEngine.ofMachine(System.getenv().getOrDefault("DOCKER_HOST", ""))
                .filter(engine -> engine.has(ContainerBackend.images(System.getenv())))
                .isPresent();
    }
}
