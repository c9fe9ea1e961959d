package dev.copydesk.benchmarks.index;

import dev.copydesk.index.document.DocumentMapper;
import dev.copydesk.kafka.TopicCreation;
import dev.copydesk.kafka.TopicSpec;
import dev.copydesk.model.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A process that writes what is published for it; it can be halted. */
@SuppressWarnings("FutureReturnValueIgnored") // what was not sent is missed at the end
final class Contestant implements AutoCloseable {
    private static final int PARTITIONS = 6;
    private static final String DOCUMENTS = "benchmark-documents";

    private final String name;
    private final Process process;
    private final String topic;
    private final UnaryOperator<byte[]> form;
    private final KafkaProducer<byte[], byte[]> producer;

    private Contestant(
            String name, Process process, String topic, UnaryOperator<byte[]> form, String bootstrapServers) {
        this.name = name;
        this.process = process;
        this.topic = topic;
        this.form = form;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "compression.type", "zstd", "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * The service as it is built, with the heap that it is given by {@code copydesk up}.
     *
     * @param port of its API; 0 for any
     */
    static Contestant writer(Path home, String bootstrapServers, String hosts, int port, Path work) throws Exception {
        create(bootstrapServers, TopicSpec.ofIndexing(1, PARTITIONS));
        ProcessBuilder service = new ProcessBuilder(
                java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-jar",
                home.resolve("index-service/target/quarkus-app/quarkus-run.jar").toString());
        service.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                        "ELASTICSEARCH_HOSTS", hosts,
                        "QUARKUS_HTTP_PORT", String.valueOf(port)));
        return new Contestant("writer", start(service, work), Topics.enriched(1), event -> event, bootstrapServers);
    }

    /** Gets documents that are ready to be written, which spares it the work of making them. */
    static Contestant camel(String bootstrapServers, String hosts, Path work) throws Exception {
        create(bootstrapServers, List.of(new TopicSpec(DOCUMENTS, PARTITIONS, Map.of("max.message.bytes", "8388608"))));
        ProcessBuilder route = new ProcessBuilder(
                java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path")
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                CamelPeer.class.getName(),
                bootstrapServers,
                hosts,
                DOCUMENTS);
        return new Contestant(
                "camel",
                start(route, work),
                DOCUMENTS,
                event -> DocumentMapper.map(event).document().toBytes(),
                bootstrapServers);
    }

    private static void create(String bootstrapServers, List<TopicSpec> topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicCreation.ensure(admin, topics);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Process start(ProcessBuilder program, Path work) throws IOException {
        File log = work.resolve("contestants.log").toFile();
        return program.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    /** The first so many; complete when the broker has them all. */
    void publish(Map<String, byte[]> events, int count) {
        events.entrySet().stream()
                .limit(count)
                .forEach(event -> producer.send(new ProducerRecord<>(
                        topic, event.getKey().getBytes(StandardCharsets.UTF_8), form.apply(event.getValue()))));
        producer.flush();
    }

    void halt() throws Exception {
        signal("STOP");
    }

    void go() throws Exception {
        signal("CONT");
    }

    private void signal(String signal) throws Exception {
        int status = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(name + " does not run any more; see contestants.log");
        }
    }

    /** The most memory that it ever had, heap and all; -1 where the system does not tell. */
    long peakMegabytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1L);
    }

    @Override
    public void close() throws IOException {
        producer.close();
        process.destroyForcibly(); // also while it is halted
    }
}
