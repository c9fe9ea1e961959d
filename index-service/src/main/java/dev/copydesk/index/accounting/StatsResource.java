package dev.copydesk.index.accounting;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** {@code GET /api/stats} and {@code GET /api/verify}. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {
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
}
