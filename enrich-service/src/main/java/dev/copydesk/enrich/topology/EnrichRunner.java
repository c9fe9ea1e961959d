package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.kafka.ReadRecords;
import dev.copydesk.kafka.StreamsSettings;
import dev.copydesk.kafka.TopicSpec;
import dev.copydesk.kafka.TopologyConfiguration;
import dev.copydesk.kafka.TopologyRunner;
import dev.copydesk.model.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Runs one generation of enrichment for the life of the service, and says whether it runs. */
@ApplicationScoped
public class EnrichRunner {
    private final TopologyRunner annotating;
    private final TopologyRunner lanes;
    private final ReadRecords read;

    EnrichRunner(Config config, MeterRegistry registry) {
        TopologyConfiguration configured = TopologyConfiguration.of(config);
        int generation = config.getValue("copydesk.enrich.generation", Integer.class);
        DuplicateSettings duplicates = DuplicateSettings.of(
                config.getValue("copydesk.enrich.duplicate-window", Duration.class),
                configured.partitions(),
                config.getValue("copydesk.enrich.idle-timeout", Duration.class));
        List<TopicSpec> topics = TopicSpec.ofEnrichment(generation, configured.partitions());
        StreamsSettings settings = configured.settingsOf(EnrichTopology.annotatingId(generation));
        InstantSource clock = InstantSource.system();
        this.annotating = new TopologyRunner(
                EnrichTopology.annotating(generation, new ArticleEnricher(new Annotator()), duplicates, clock),
                settings,
                topics,
                clock);
        this.lanes = new TopologyRunner(
                EnrichTopology.lanes(generation, duplicates, new LaneMetrics(registry), clock),
                settings.forTopology(
                        EnrichTopology.lanesId(generation),
                        config.getValue("copydesk.enrich.lane-threads", Integer.class)),
                topics,
                clock);
        this.read = new ReadRecords(
                configured.bootstrapServers(), EnrichTopology.lanesId(generation), Topics.lanes(generation));
        StreamsMeters.register(annotating, lanes, generation, registry);
    }

    void start(@Observes StartupEvent event) {
        annotating.start();
        lanes.start();
        read.start();
    }

    void stop(@Observes ShutdownEvent event) {
        read.close();
        annotating.close();
        lanes.close();
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck readiness() {
        return () -> HealthCheckResponse.named("enrichment")
                .withData("annotating", annotating.state())
                .withData("lanes", lanes.state())
                .status(annotating.isRunning() && lanes.isRunning())
                .build();
    }
}
