package dev.copydesk.index.accounting;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code GET /api/stats} and {@code GET /api/verify}. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {
    private static final Logger LOG = Logger.getLogger(StatsResource.class);
    private static final int UNAVAILABLE = 503;

    private final Accounting accounting;
    private final Verification verification;

    StatsResource(Accounting accounting, Verification verification) {
        this.accounting = accounting;
        this.verification = verification;
    }

    /** Always answers; what could not be reached makes it unhealthy. */
    @GET
    @Path("/stats")
    public Accounting.Stats stats() throws InterruptedException {
        return accounting.stats();
    }

    /** Reads the whole corpus and the whole index, which takes about a minute for a million articles, and up to a minute more under load. */
    @GET
    @Path("/verify")
    public VerificationReport verify() throws IOException, InterruptedException {
        return verification.run();
    }

    /** A client that cannot even be made fails with Kafka's own exception. */
    @ServerExceptionMapper({IOException.class, KafkaException.class})
    Response unanswered(Exception e) {
        LOG.warnf("nothing was verified: %s", e.toString());
        return Response.status(UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", "Kafka or Elasticsearch does not answer; try again in a while"))
                .build();
    }
}
