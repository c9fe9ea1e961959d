package dev.copydesk.index.wire;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** {@code GET /api/wire}: articles as they arrive, as server-sent events. */
@Path("/api/wire")
@Tag(name = "wire")
public class WireResource {
    private final Wire wire;

    WireResource(Wire wire) {
        this.wire = wire;
    }

    /** Begins with an event without articles, once nothing is missed any more. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Articles as they arrive",
            description =
                    "What enrichment issues, corrections and removals included; a second later it can be searched.")
    public Multi<Arrivals> listen() {
        if (wire.isFull()) {
            throw new ServiceUnavailableException(60L);
        }
        return wire.arrivals();
    }
}
