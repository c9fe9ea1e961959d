package dev.copydesk.cli.supervise;

import dev.copydesk.cli.settings.DataFolder;
import dev.copydesk.cli.settings.Ports;
import dev.copydesk.stack.ChildSpec;
import dev.copydesk.stack.ElasticsearchNode;
import dev.copydesk.stack.ElasticsearchSettings;
import dev.copydesk.stack.HttpReadiness;
import dev.copydesk.stack.KafkaBroker;
import dev.copydesk.stack.KafkaSettings;
import dev.copydesk.stack.StackHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a stack consists of: which processes, on which ports, in which order. */
final class StackPlan {
    static final String KAFKA = "kafka";
    static final String ELASTICSEARCH = "elasticsearch";
    static final String INGEST = "ingest-service";
    static final String ENRICH = "enrich-service";
    static final String INDEX = "index-service";

    /** These would change how a child starts, behind the back of its own options. */
    private static final Set<String> MEDDLING = Set.of(
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "CLASSPATH",
            "COPYDESK_DATA",
            "COPYDESK_PORT_OFFSET");

    private final DataFolder data;
    private final Ports ports;

    StackPlan(DataFolder data, Ports ports) {
        this.data = data;
        this.ports = ports;
    }

    /** The processes in the order of their start; they stop in the reverse order. */
    List<ProcessPlan> processes() {
        return List.of(
                plan(
                        KAFKA,
                        List.of(),
                        () -> KafkaBroker.prepare(
                                StackHome.locate(), KafkaSettings.standard(data.kafka(), ports.offset()))),
                plan(
                        ELASTICSEARCH,
                        List.of(),
                        () -> ElasticsearchNode.prepare(
                                StackHome.locate(),
                                ElasticsearchSettings.standard(data.elasticsearch(), ports.offset()))),
                service(INGEST, ports.ingest(), 384),
                service(ENRICH, ports.enrich(), 640),
                service(INDEX, ports.index(), 256));
    }

    /** Every port that the stack listens on, with whose it is. */
    static Map<String, Integer> portsInUse(Ports ports) {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("Kafka", ports.kafka());
        all.put("Kafka's controller", KafkaSettings.CONTROLLER_PORT + ports.offset());
        all.put("Elasticsearch", ports.elasticsearch());
        all.put("Elasticsearch's transport", ElasticsearchSettings.TRANSPORT_PORT + ports.offset());
        all.put(INGEST, ports.ingest());
        all.put(ENRICH, ports.enrich());
        all.put(INDEX, ports.index());
        return all;
    }

    private ProcessPlan service(String name, int port, int heapInMegabytes) {
        return plan(name, List.of(KAFKA), () -> {
            Path state = data.stateOf(name);
            try {
                Files.createDirectories(state);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot create " + state, e);
            }
            return new ChildSpec(
                    name,
                    List.of(
                            java(),
                            "-Xmx" + heapInMegabytes + "m",
                            "-XX:+UseSerialGC",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-XX:-UsePerfData",
                            "-jar",
                            new Programs(data).service(name).toString()),
                    environment(port, state),
                    data.path(),
                    data.logs().resolve(name + ".log"),
                    new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/q/health/ready")));
        });
    }

    private ProcessPlan plan(String name, List<String> after, java.util.function.Supplier<ChildSpec> prepare) {
        return new ProcessPlan(name, after, data.logs().resolve(name + ".log"), prepare);
    }

    private Map<String, String> environment(int port, Path state) {
        Map<String, String> environment = inherited();
        // They speak of other servers; those of a stack ask for no password.
        environment.keySet().removeIf(name -> name.startsWith("KAFKA_") || name.startsWith("QUARKUS_ELASTICSEARCH_"));
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("ELASTICSEARCH_HOSTS", "127.0.0.1:" + ports.elasticsearch());
        environment.put("COPYDESK_INGEST_URL", "http://127.0.0.1:" + ports.ingest());
        environment.put("COPYDESK_STATE_DIR", state.toString());
        environment.put("COPYDESK_LOCAL", "true");
        // There is one build here: live articles are not to wait for another one after an update.
        environment.putIfAbsent("COPYDESK_ENRICH_ADOPT", "true");
        return environment;
    }

    /** This process's environment without what would change a JVM's options. */
    static Map<String, String> inherited() {
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        environment.keySet().removeAll(MEDDLING);
        return environment;
    }

    /** The Java that runs this process runs the others, too. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
