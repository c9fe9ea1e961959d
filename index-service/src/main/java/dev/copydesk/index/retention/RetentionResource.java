package dev.copydesk.index.retention;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code GET /api/retention}. */
@Path("/api/retention")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class RetentionResource {
    private static final int UNAVAILABLE = 503;

    private final Retention retention;

    RetentionResource(Retention retention) {
        this.retention = retention;
    }

    @GET
    @Operation(summary = "The months in the index, their sizes, and which of them leave when and why")
    @APIResponse(responseCode = "200", description = "held and expired months")
    @APIResponse(responseCode = "503", description = "Elasticsearch does not answer")
    public Retention.Report retention() throws IOException {
        return retention.report();
    }

    @ServerExceptionMapper
    Response unanswered(IOException e) {
        return Response.status(UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", "Elasticsearch does not answer; try again in a while"))
                .build();
    }
}
