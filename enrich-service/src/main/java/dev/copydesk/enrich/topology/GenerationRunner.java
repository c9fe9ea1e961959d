package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.kafka.ReadRecords;
import dev.copydesk.kafka.StreamsSettings;
import dev.copydesk.kafka.TopicSpec;
import dev.copydesk.kafka.TopologyConfiguration;
import dev.copydesk.kafka.TopologyRunner;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.Pace;
import dev.copydesk.model.Selection;
import dev.copydesk.model.Topics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;

/** Runs the two topologies of one generation, with applications, topics and state of their own. Thread-safe. */
final class GenerationRunner implements AutoCloseable {
    private final TopologyRunner annotating;
    private final TopologyRunner lanes;
    private final ReadRecords read;
    private final Throttle throttle = new Throttle();
    private final MeterRegistry registry;
    private final List<Meter> meters;
    private final int configuredThreads;
    private Pace pace = Pace.UNLIMITED;

    GenerationRunner(
            int generation,
            Selection selection,
            ArticleEnricher enricher,
            LaneMetrics metrics,
            Traces traces,
            Config config,
            MeterRegistry registry) {
        TopologyConfiguration configured = TopologyConfiguration.of(config);
        DuplicateSettings duplicates = DuplicateSettings.of(
                config.getValue("copydesk.enrich.duplicate-window", Duration.class),
                configured.partitions(),
                config.getValue("copydesk.enrich.idle-timeout", Duration.class));
        List<TopicSpec> topics = TopicSpec.ofEnrichment(generation, configured.partitions());
        StreamsSettings settings = configured.settingsOf(EnrichTopology.annotatingId(generation));
        InstantSource clock = InstantSource.system();
        this.configuredThreads = configured.threads();
        this.registry = registry;
        this.annotating = new TopologyRunner(
                EnrichTopology.annotating(
                        generation, enricher, duplicates, new Intake(selection, throttle), clock, traces),
                settings,
                topics,
                clock);
        this.lanes = new TopologyRunner(
                EnrichTopology.lanes(generation, duplicates, metrics, clock, traces),
                settings.forTopology(
                        EnrichTopology.lanesId(generation),
                        config.getValue("copydesk.enrich.lane-threads", Integer.class)),
                topics,
                clock);
        this.read =
                new ReadRecords(configured.connection(), EnrichTopology.lanesId(generation), Topics.lanes(generation));
        this.meters = StreamsMeters.register(annotating, lanes, generation, registry);
    }

    void start() {
        annotating.start();
        lanes.start();
        read.start();
    }

    /**
     * From now on. A thread annotates one partition at a time; more threads than the input has partitions are idle. Called by one
     * thread.
     */
    void go(Pace wanted) {
        if (!wanted.equals(pace)) {
            pace = wanted;
            throttle.limit(wanted.articlesPerSecond());
            annotating.use(Objects.requireNonNullElse(wanted.partitionsInParallel(), configuredThreads));
        }
    }

    boolean isRunning() {
        return annotating.isRunning() && lanes.isRunning();
    }

    /** Of both topologies, in Kafka's words. */
    String state() {
        return annotating.state() + ", " + lanes.state();
    }

    /** Commits what was processed; goes on from there when it is started again, here or elsewhere. */
    @Override
    public void close() {
        read.close();
        annotating.close();
        lanes.close();
        meters.forEach(registry::remove);
    }
}
