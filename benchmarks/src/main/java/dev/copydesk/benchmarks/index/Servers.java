package dev.copydesk.benchmarks.index;

import dev.copydesk.stack.ChildProcess;
import dev.copydesk.stack.ElasticsearchSettings;
import dev.copydesk.stack.EmbeddedStack;
import dev.copydesk.stack.FreePorts;
import dev.copydesk.stack.KafkaSettings;
import dev.copydesk.stack.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kafka and Elasticsearch as {@code copydesk up} starts them, on free ports. */
final class Servers implements AutoCloseable {
    private final Path home;
    private final EmbeddedStack stack;

    private Servers(Path home, EmbeddedStack stack) {
        this.home = home;
        this.stack = stack;
    }

    /** @param work where their data goes */
    static Servers start(Path work) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("copydesk.home", "."));
        int[] ports = FreePorts.pick(4);
        Files.createDirectories(work);
        EmbeddedStack stack = EmbeddedStack.start(
                new StackHome(home.resolve("embedded-stack/target/stack")),
                new KafkaSettings(work.resolve("kafka"), ports[0], ports[1], KafkaSettings.HEAP_IN_MEGABYTES, false),
                new ElasticsearchSettings(
                        work.resolve("elasticsearch"),
                        ports[2],
                        ports[3],
                        ElasticsearchSettings.HEAP_IN_MEGABYTES,
                        false));
        return new Servers(home, stack);
    }

    /** The project's folder. */
    Path home() {
        return home;
    }

    String kafka() {
        return stack.kafkaBootstrapServers();
    }

    Node node() {
        return new Node(stack.elasticsearchHosts().orElseThrow());
    }

    /** Process ids by the servers' names. */
    Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (ChildProcess child : stack.children()) {
            pids.put(child.spec().name(), child.pid());
        }
        return pids;
    }

    @Override
    public void close() {
        stack.close();
    }
}
