package dev.copydesk.index.replay;

import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.model.Generation;
import dev.copydesk.model.GenerationRefusedException;
import dev.copydesk.model.Pace;
import dev.copydesk.model.Selection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.elasticsearch.client.ResponseException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** {@code /api/replay}: generations, by which the corpus is derived anew while the old index serves. */
@Path("/api/replay")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "replay")
@APIResponse(responseCode = "200", description = "Done")
@APIResponse(responseCode = "400", description = "A parameter cannot be understood")
@APIResponse(responseCode = "409", description = "The generations are not such that it can be done; the error says why")
@APIResponse(responseCode = "500", description = "Elasticsearch refused a request")
@APIResponse(responseCode = "503", description = "Kafka or Elasticsearch does not answer")
public class ReplayResource {
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final String GENERATION = "the number of a generation";
    private static final Logger LOG = Logger.getLogger(ReplayResource.class);

    private final ReplayDesk desk;
    private final ReplayDiff diff;

    ReplayResource(ReplayDesk desk, ReplayDiff diff) {
        this.desk = desk;
        this.diff = diff;
    }

    @GET
    @Operation(summary = "How far the newest replay is, which generation serves, and all generations")
    public ReplayStatus status() throws IOException, InterruptedException {
        return desk.status();
    }

    @POST
    @Path("/start")
    @Operation(
            summary =
                    "Start the next generation; of the corpus, or with 'from' of another generation's enriched articles")
    public Generation start(
            @Parameter(schema = @Schema(implementation = Integer.class)) @RestQuery @Nullable String from,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable String source,
            @Parameter(schema = @Schema(implementation = Integer.class)) @RestQuery @Nullable String throttle,
            @Parameter(schema = @Schema(implementation = Integer.class)) @RestQuery @Nullable String parallel)
            throws IOException, InterruptedException {
        Pace pace = new Pace(
                oneOrMore("throttle", throttle, "article a second"),
                oneOrMore("parallel", parallel, "partition at a time"));
        return desk.start(
                number("from", from, GENERATION),
                new Selection(time("since", since), time("until", until), source),
                pace);
    }

    private static @Nullable Integer oneOrMore(String name, @Nullable String text, String unit) {
        String wanted = "1 " + unit + " or more";
        Integer value = number(name, text, wanted);
        if (value != null && value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted " + wanted);
        }
        return value;
    }

    /** Read here, since what is no number would be answered like an address that is not there. */
    private static @Nullable Integer number(String name, @Nullable String text, String wanted) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is '" + text + "', wanted " + wanted, e);
        }
    }

    @GET
    @Path("/diff")
    @Operation(summary = "What the newest generation changes, against the one that serves or that it replaced")
    public DiffReport diff() throws IOException, InterruptedException {
        return diff.report();
    }

    @GET
    @Path("/diff.html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "The same as a page")
    public String page() throws IOException, InterruptedException {
        return DiffPage.of(diff.report());
    }

    @POST
    @Path("/promote")
    @Operation(summary = "Let the newest generation serve; 'force' is the reason where articles are missing")
    public Generation promote(@RestQuery @Nullable String force) throws IOException, InterruptedException {
        return desk.promote(force == null || force.isBlank() ? null : force.strip());
    }

    @POST
    @Path("/rollback")
    @Operation(summary = "Let the generation serve that the newest one replaced")
    public Generation rollBack() throws IOException, InterruptedException {
        return desk.rollBack();
    }

    @POST
    @Path("/cancel")
    @Operation(summary = "Stop the newest replay on its way; it can be resumed")
    public Generation cancel() throws IOException, InterruptedException {
        return desk.cancel();
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Let a cancelled or failed replay go on where it was")
    public Generation resume() throws IOException, InterruptedException {
        return desk.resume();
    }

    @POST
    @Path("/drop")
    @Operation(summary = "Delete a generation that does not serve; by default the newest, or the one that it replaced")
    public Generation drop(
            @Parameter(schema = @Schema(implementation = Integer.class)) @RestQuery @Nullable String generation)
            throws IOException, InterruptedException {
        return desk.drop(number("generation", generation, GENERATION));
    }

    /** An instant, or a day in UTC. */
    private static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " is '" + text + "', wanted a day such as 2026-11-27 or a time such as 2026-11-27T09:00:00Z",
                    e);
        }
    }

    @ServerExceptionMapper
    Response refused(GenerationRefusedException e) {
        return error(CONFLICT, String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    Response notUnderstood(IllegalArgumentException e) {
        return error(BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    Response unanswered(IOException e) throws IOException {
        if (e instanceof ResponseException answer
                && answer.getResponse().getStatusLine().getStatusCode() < INTERNAL_ERROR) {
            LOG.error("Elasticsearch refused a request of a replay", e);
            return error(
                    INTERNAL_ERROR,
                    "Elasticsearch refused a request (" + JsonClient.errorType(answer)
                            + "); the log of the index service tells it whole");
        }
        return error(
                UNAVAILABLE, "Kafka or Elasticsearch does not answer; try again in a while (" + e.getMessage() + ")");
    }

    private static Response error(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", message))
                .build();
    }
}
