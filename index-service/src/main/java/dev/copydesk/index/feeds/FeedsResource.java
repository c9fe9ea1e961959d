package dev.copydesk.index.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.feeds.IngestService.Answer;
import dev.copydesk.index.feeds.IngestService.Call;
import dev.copydesk.model.EventJson;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The feed registry of the ingest service, passed on, so that the page talks to one origin alone: no other may be called by
 * its content security policy, and no cross-origin request need be allowed anywhere.
 *
 * <p>The write guard stands before both services. What it asks for is checked here for the caller, and the caller's key is
 * passed on and checked there again.
 */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "feeds")
public class FeedsResource {
    private static final Logger LOG = Logger.getLogger(FeedsResource.class);
    private static final String ID = "{id: [0-9a-f]{32}}";
    private static final int OK = 200;

    private final IngestService ingest;
    private final FeedActivity activity;

    FeedsResource(IngestService ingest, FeedActivity activity) {
        this.ingest = ingest;
        this.activity = activity;
    }

    /** As {@code GET /feeds} of the ingest service, and {@code activity}: articles first seen on each of the last days. */
    @GET
    @Path("feeds")
    public Response list(@Context UriInfo uri) throws IOException, InterruptedException {
        String query = uri.getRequestUri().getRawQuery();
        Answer answer = ingest.send(Call.get(query == null ? "/feeds" : "/feeds?" + query));
        if (answer.status() != OK) {
            return passedOn(answer);
        }
        JsonNode list = EventJson.mapper().readTree(answer.body());
        addActivity(list.path("feeds"));
        return Response.ok(list).build();
    }

    @GET
    @Path("feeds.opml")
    @Produces("text/x-opml")
    public Response export() throws IOException, InterruptedException {
        return passedOn(ingest.send(Call.get("/feeds.opml")));
    }

    /** A registration as JSON, or a list of feeds as OPML. */
    @POST
    @Path("feeds")
    public Response register(byte[] body, @Context HttpHeaders headers) throws IOException, InterruptedException {
        String contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return passedOn(ingest.send(new Call("POST", "/feeds", contentType, body, WriteKey.of(headers))));
    }

    @DELETE
    @Path("feeds/" + ID)
    public Response remove(@RestPath String id, @Context HttpHeaders headers) throws IOException, InterruptedException {
        return passedOn(ingest.send(Call.withoutBody("DELETE", "/feeds/" + id, WriteKey.of(headers))));
    }

    @POST
    @Path("feeds/" + ID + "/poll")
    public Response poll(@RestPath String id, @Context HttpHeaders headers) throws IOException, InterruptedException {
        return passedOn(ingest.send(Call.withoutBody("POST", "/feeds/" + id + "/poll", WriteKey.of(headers))));
    }

    /** Without Elasticsearch the list is still of use. */
    private void addActivity(JsonNode feeds) {
        List<String> urls = new ArrayList<>();
        feeds.forEach(feed -> urls.add(feed.path("url").asText()));
        try {
            Map<String, List<Long>> byUrl = activity.of(urls);
            feeds.forEach(feed -> {
                List<Long> days = byUrl.get(feed.path("url").asText());
                if (days != null) {
                    days.forEach(((ObjectNode) feed).putArray("activity")::add);
                }
            });
        } catch (IOException e) {
            LOG.warnf("the feeds are shown without their activity: %s", e.toString());
        }
    }

    private static Response passedOn(Answer answer) {
        return Response.status(answer.status())
                .entity(answer.body().length == 0 ? null : answer.body())
                .type(answer.contentType())
                .build();
    }

    @ServerExceptionMapper
    Response unanswered(IOException e) {
        LOG.warnf("a request about feeds failed: %s", e.toString());
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", message(e.getMessage())))
                .build();
    }

    private static String message(@Nullable String message) {
        return message == null ? "the feeds cannot be had; try again in a while" : message;
    }
}
