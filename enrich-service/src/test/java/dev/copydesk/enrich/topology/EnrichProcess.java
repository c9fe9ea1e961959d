package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.kafka.StreamsSettings;
import dev.copydesk.kafka.TopicSpec;
import dev.copydesk.kafka.TopologyRunner;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.rocksdb.RocksDB;

/** An enriching instance as the service runs it: in this JVM, or as a process of its own that a test can kill. */
final class EnrichProcess implements AutoCloseable {
    /** Said when only the begin is waited for. */
    static final String LOADED = "loaded";

    private final List<TopologyRunner> runners;

    private EnrichProcess(List<TopologyRunner> runners) {
        this.runners = runners;
    }

    /** Arguments: bootstrap servers, generation, partitions, state folder. Begins at the first byte of the input, runs until it ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        RocksDB.loadLibrary();
        System.out.println(LOADED);
        int first = System.in.read();
        if (first < 0) {
            return;
        }
        EnrichProcess process = start(
                arguments[0],
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Path.of(arguments[3]),
                0,
                new SimpleMeterRegistry());
        Runtime.getRuntime().addShutdownHook(new Thread(process::close));
        Thread.currentThread().join();
    }

    /**
     * @param partitions of {@code articles.raw}
     * @param standbyReplicas of each store, on other instances
     */
    static EnrichProcess start(
            String bootstrapServers,
            int generation,
            int partitions,
            Path state,
            int standbyReplicas,
            MeterRegistry registry) {
        DuplicateSettings duplicates = new DuplicateSettings(30, partitions, Duration.ofMinutes(5));
        InstantSource clock = InstantSource.system();
        List<TopicSpec> topics = TopicSpec.ofEnrichment(generation, partitions).stream()
                .filter(topic -> !topic.name().equals(Topics.lanes(generation)))
                .toList();
        StreamsSettings settings = new StreamsSettings(
                EnrichTopology.annotatingId(generation),
                KafkaConnection.to(bootstrapServers),
                state,
                "exactly_once_v2",
                1,
                standbyReplicas,
                Duration.ofMillis(200),
                1 << 20,
                64 << 20);
        EnrichProcess process = new EnrichProcess(List.of(
                new TopologyRunner(
                        EnrichTopology.annotating(generation, new ArticleEnricher(new Annotator()), duplicates, clock),
                        settings,
                        topics,
                        clock),
                new TopologyRunner(
                        EnrichTopology.lanes(generation, duplicates, new LaneMetrics(registry), clock, Traces.OFF),
                        settings.forTopology(EnrichTopology.lanesId(generation), 1),
                        topics,
                        clock)));
        process.runners.forEach(TopologyRunner::start);
        return process;
    }

    boolean isAlive() {
        return runners.stream().noneMatch(runner -> runner.state().equals("ERROR"));
    }

    @Override
    public void close() {
        runners.forEach(TopologyRunner::close);
    }
}
