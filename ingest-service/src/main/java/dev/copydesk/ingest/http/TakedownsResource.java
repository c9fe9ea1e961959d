package dev.copydesk.ingest.http;

import dev.copydesk.ingest.IngestPipeline;
import dev.copydesk.ingest.NotAcknowledgedException;
import dev.copydesk.kafka.trace.Arrival;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.CanonicalUrl;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.Takedown;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes orders to remove an article everywhere: 202 once the broker acknowledged the order. It cannot be withdrawn. */
@Path("/takedowns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TakedownsResource {
    private static final Logger LOG = Logger.getLogger(TakedownsResource.class);

    private final IngestPipeline pipeline;
    private final Traces traces;
    private final InstantSource clock;

    TakedownsResource(IngestPipeline pipeline, Traces traces, InstantSource clock) {
        this.pipeline = pipeline;
        this.traces = traces;
        this.clock = clock;
    }

    /** Which article, by its id or its address, and why. */
    public record Order(
            @Nullable String id,
            @Nullable String url,
            @Nullable String reason) {}

    @POST
    public Response takeDown(@HeaderParam(EventHeaders.TRACEPARENT) @Nullable String sent, Order order) {
        Optional<String> id = order == null ? Optional.empty() : articleId(order);
        if (id.isEmpty()) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(new Problem("send {\"id\": 32 hex digits} or {\"url\": an http or https address}"))
                    .build();
        }
        Takedown takedown = new Takedown(id.get(), order.url(), order.reason(), clock.instant());
        try (Arrival request = traces.request("POST", "/takedowns", sent)) {
            pipeline.publish(takedown, request);
            return Response.accepted(takedown).build();
        } catch (NotAcknowledgedException e) {
            LOG.errorf(e, "the takedown of %s was not acknowledged", id.get());
            return Unavailable.because(NotAcknowledgedException.ADVICE);
        }
    }

    private static Optional<String> articleId(Order order) {
        if (order.id() != null) {
            return Optional.of(order.id().strip().toLowerCase(Locale.ROOT)).filter(ArticleId::isValid);
        }
        return Optional.ofNullable(order.url()).flatMap(CanonicalUrl::of).map(ArticleId::ofCanonicalUrl);
    }
}
