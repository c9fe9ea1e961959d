package dev.copydesk.ingest;

import dev.copydesk.kafka.trace.Traces;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's traces, which begin here. */
class TracesProducer {

    @Produces
    @Singleton
    Traces traces(
            @ConfigProperty(name = "copydesk.traces.endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "copydesk.traces.ratio") double ratio) {
        return Traces.of(endpoint, "ingest-service", ratio);
    }

    void close(@Disposes Traces traces) {
        traces.close();
    }
}
