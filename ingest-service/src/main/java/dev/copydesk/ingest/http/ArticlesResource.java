package dev.copydesk.ingest.http;

import dev.copydesk.ingest.IngestPipeline;
import dev.copydesk.ingest.NotAcknowledgedException;
import dev.copydesk.kafka.trace.Arrival;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.EventHeaders;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes articles: one as {@code application/json}, many as {@code application/x-ndjson}.
 *
 * <p>202 once the broker acknowledged every row that is an article; the lines that are none are listed and do not hinder the
 * others. 400 where no row is an article, 503 where Kafka is slow or away: send the same again, repeats are recognised.
 */
@Path("/articles")
@Produces(MediaType.APPLICATION_JSON)
public class ArticlesResource {
    private static final Logger LOG = Logger.getLogger(ArticlesResource.class);
    private static final String NDJSON = "application/x-ndjson";

    private final IngestPipeline pipeline;
    private final Traces traces;
    private final InstantSource clock;
    private final InFlightBytes inFlight;

    ArticlesResource(
            IngestPipeline pipeline,
            Traces traces,
            InstantSource clock,
            @ConfigProperty(name = "copydesk.ingest.max-in-flight-bytes") long maxInFlight) {
        this.pipeline = pipeline;
        this.traces = traces;
        this.clock = clock;
        this.inFlight = new InFlightBytes(maxInFlight);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receiveOne(@HeaderParam(EventHeaders.TRACEPARENT) @Nullable String sent, byte[] body) {
        return publish(Rows.ofSingle(body, clock.instant()), body.length, sent);
    }

    @POST
    @Consumes({NDJSON, "application/jsonl", "application/jsonlines"})
    public Response receiveLines(@HeaderParam(EventHeaders.TRACEPARENT) @Nullable String sent, byte[] body) {
        return publish(Rows.ofLines(body, clock.instant()), body.length, sent);
    }

    private Response publish(Rows rows, int bytes, @Nullable String traceparent) {
        Receipt receipt = rows.receipt();
        if (receipt.accepted() == 0) {
            boolean nothingSent = receipt.refused().isEmpty();
            return Response.status(nothingSent ? Response.Status.ACCEPTED : Response.Status.BAD_REQUEST)
                    .entity(receipt)
                    .build();
        }
        if (!inFlight.tryTake(bytes)) {
            return Unavailable.because("too much is waiting for Kafka; send this again in a moment");
        }
        try (Arrival request = traces.request("POST", "/articles", traceparent)) {
            pipeline.publish(rows.articles(), request);
            return Response.accepted(receipt).build();
        } catch (NotAcknowledgedException e) {
            LOG.errorf(e, "%d articles were not acknowledged", receipt.accepted());
            return Unavailable.because(NotAcknowledgedException.ADVICE);
        } finally {
            inFlight.giveBack(bytes);
        }
    }
}
