package dev.copydesk.enrich.topology;

import dev.copydesk.kafka.trace.Traces;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's traces; none begins here. */
class TracesProducer {

    @Produces
    @Singleton
    Traces traces(@ConfigProperty(name = "copydesk.traces.endpoint") Optional<String> endpoint) {
        return Traces.of(endpoint, "enrich-service", 0);
    }

    void close(@Disposes Traces traces) {
        traces.close();
    }
}
