package dev.copydesk.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Points a Quarkus test at the {@link SharedStack}: sets {@code kafka.bootstrap.servers} and
 * {@code quarkus.elasticsearch.hosts}, and {@code copydesk.state.dir} to an empty folder. Both servers, unless the annotation says otherwise:
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "servers", value = "kafka"))
 * }</pre>
 */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {
    /** The name of the argument: the servers needed, separated by commas. */
    public static final String SERVERS = "servers";

    private EnumSet<Server> servers = EnumSet.allOf(Server.class);

    @Override
    public void init(Map<String, String> initArgs) {
        String wanted = initArgs.get(SERVERS);
        if (wanted != null) {
            servers = Arrays.stream(wanted.split(",", -1))
                    .map(name -> Server.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Server.class)));
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        SharedStack.start(servers).forEach((server, address) -> configuration.put(property(server), address));
        configuration.put("copydesk.state.dir", newState().toString());
        return configuration;
    }

    /** What topologies keep belongs to one Kafka: with that of the last run they would take an article for a known one. */
    private static Path newState() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "state");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the state of topologies", e);
        }
    }

    private static String property(Server server) {
        return switch (server) {
            case KAFKA -> "kafka.bootstrap.servers";
            case ELASTICSEARCH -> "quarkus.elasticsearch.hosts";
        };
    }

    /** Does nothing: the servers are shared, and end with the JVM. */
    @Override
    public void stop() {}
}
