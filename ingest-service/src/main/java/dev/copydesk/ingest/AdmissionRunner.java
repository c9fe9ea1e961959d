package dev.copydesk.ingest;

import dev.copydesk.ingest.admission.AdmissionTopology;
import dev.copydesk.kafka.TopicSpec;
import dev.copydesk.kafka.TopologyConfiguration;
import dev.copydesk.kafka.TopologyRunner;
import dev.copydesk.kafka.trace.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Runs admission for the life of the service, and says whether it runs. */
@ApplicationScoped
public class AdmissionRunner {
    private final TopologyRunner runner;

    AdmissionRunner(InstantSource clock, Traces traces, Config config) {
        TopologyConfiguration configured = TopologyConfiguration.of(config);
        this.runner = new TopologyRunner(
                AdmissionTopology.build(clock, traces),
                configured.settingsOf(AdmissionTopology.APPLICATION_ID),
                TopicSpec.ofAdmission(configured.partitions()),
                clock);
    }

    void start(@Observes StartupEvent event) {
        runner.start();
    }

    void stop(@Observes ShutdownEvent event) {
        runner.close();
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck readiness() {
        return () -> HealthCheckResponse.named("admission")
                .withData("state", runner.state())
                .status(runner.isRunning())
                .build();
    }
}
