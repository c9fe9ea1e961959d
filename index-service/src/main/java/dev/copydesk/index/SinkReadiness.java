package dev.copydesk.index;

import dev.copydesk.index.write.ArticleSink;
import dev.copydesk.index.write.RetryState;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while Elasticsearch cannot be reached, or a batch has been tried again for more than 10 s. Liveness is not
 * touched: the service waits and goes on by itself.
 */
@Readiness
@ApplicationScoped
class SinkReadiness implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ArticleSink sink;
    private final RetryState state;

    SinkReadiness(ArticleSink sink, RetryState state) {
        this.sink = sink;
        this.state = state;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Elasticsearch");
        Duration retrying = state.retryingFor().orElse(Duration.ZERO);
        response.withData("retryingForSeconds", retrying.toSeconds());
        boolean patient = retrying.compareTo(PATIENCE) <= 0;
        return sink.ping()
                .map(reached -> response.status(patient).build())
                .onFailure()
                .recoverWithItem(failure ->
                        response.withData("failure", failure.toString()).down().build());
    }
}
