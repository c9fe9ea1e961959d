package dev.copydesk.index.history;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code GET /api/articles/{id}/history}. Errors are JSON of the form {@code {"error": "…"}}. */
@Path("/api/articles/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
@Blocking
public class HistoryResource {
    private static final Logger LOG = Logger.getLogger(HistoryResource.class);
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final ArticleHistory history;

    HistoryResource(ArticleHistory history) {
        this.history = history;
    }

    @GET
    @Operation(
            summary = "When an article was indexed, and its revisions",
            description =
                    "Kafka keeps earlier revisions for some days only; those that it still holds are told, with what"
                            + " each changed. Takes up to some seconds for an article with several.")
    @APIResponse(
            responseCode = "200",
            description = "The history",
            content = @Content(schema = @Schema(implementation = History.class)))
    @APIResponse(responseCode = "404", description = "No article has this id")
    @APIResponse(responseCode = "503", description = "Elasticsearch or Kafka does not answer")
    public Response history(@RestPath String id) throws IOException, InterruptedException {
        return history.of(id)
                .map(found -> Response.ok(found).build())
                .orElseGet(() -> error(NOT_FOUND, "no article has this id"));
    }

    @ServerExceptionMapper
    Response unanswered(IOException e) {
        LOG.warnf("a history was not told: %s", e.toString());
        return error(UNAVAILABLE, "Elasticsearch or Kafka does not answer; try again in a while");
    }

    private static Response error(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", message))
                .build();
    }
}
