package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.model.EventJson;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.elasticsearch.client.ResponseException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The corpus, read only. Errors are JSON of the form {@code {"error": "…"}}. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
public class SearchResource {
    private static final Logger LOG = Logger.getLogger(SearchResource.class);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int UNAVAILABLE = 503;
    /** Any other 404 tells of a view that is gone, or of shards of it. */
    private static final String INDEX_MISSING = "index_not_found_exception";

    private static final int MAX_SIMILAR = 50;

    private final ArticleSearch search;

    SearchResource(ArticleSearch search) {
        this.search = search;
    }

    /** The articles that match, and how many there are. See {@link SearchRequest}. */
    @GET
    @Path("/search")
    @Operation(
            summary = "Search articles",
            description = "Words, \"phrases\", +must -not, a | b, (groups) and prefix*; no text is an error.")
    @APIResponse(responseCode = "200", description = "total, articles; facets, histogram, highlights, cursor if asked")
    @APIResponse(responseCode = "400", description = "A parameter cannot be understood; error says what to write")
    @APIResponse(responseCode = "410", description = "The cursor was not used for two minutes")
    @APIResponse(responseCode = "503", description = "Elasticsearch does not answer")
    public StreamingOutput search(@BeanParam SearchParameters parameters) throws IOException {
        FoundArticles found = search.search(SearchRequest.of(parameters));
        return found::writeTo;
    }

    /** Everything that matches, in constant memory; an export that breaks off ends without its last line break. */
    @GET
    @Path("/export")
    @Operation(summary = "Export all matching articles", description = "Takes the filters and the order of a search.")
    @APIResponse(responseCode = "200", description = "format=ndjson: a document a line; format=csv: a table")
    public Response export(@BeanParam SearchParameters parameters, @RestQuery @Nullable String format)
            throws IOException {
        ArticleExport export = ArticleExport.named(format);
        SearchRequest request = SearchRequest.of(parameters);
        ArticleStream articles = search.all(request.criteria(), request.order());
        StreamingOutput body = out -> {
            try (articles) {
                export.write(articles, out);
            }
        };
        return Response.ok(body, export.mediaType())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"articles." + export.name().toLowerCase(Locale.ROOT) + "\"")
                .build();
    }

    /** One article as it is indexed, or 404. */
    @GET
    @Path("/articles/{id}")
    @Operation(summary = "One article")
    public Response article(@RestPath String id) throws IOException {
        return search.byId(id).map(document -> Response.ok(document).build()).orElseGet(SearchResource::noArticle);
    }

    /** Others on the same matter, best first. */
    @GET
    @Path("/articles/{id}/similar")
    @Operation(summary = "More like this", description = "Originals of other groups in the same language.")
    public Response similar(@RestPath String id, @RestQuery @Nullable String size) throws IOException {
        SearchParameters parameters = new SearchParameters();
        parameters.size = size;
        int atMost = Math.min(SearchRequest.of(parameters).size(), MAX_SIMILAR);
        Optional<JsonNode> article = search.byId(id);
        if (article.isEmpty()) {
            return noArticle();
        }
        JsonNode answer = search.similar(article.get(), atMost);
        ObjectNode found = EventJson.mapper().createObjectNode();
        found.put("total", answer.at("/hits/total/value").asLong());
        ArrayNode articles = found.putArray("articles");
        Pages.hits(answer).forEach(hit -> articles.add(hit.path("_source")));
        return Response.ok(found).build();
    }

    @ServerExceptionMapper
    Response badSearch(BadSearchException e) {
        return error(BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    Response unanswered(IOException e) throws IOException {
        if (e instanceof ResponseException answer) {
            int status = answer.getResponse().getStatusLine().getStatusCode();
            if (status == BAD_REQUEST) {
                LOG.warn("Elasticsearch refused a search", e);
                return error(BAD_REQUEST, "Elasticsearch cannot answer this query; make it simpler");
            }
            if (status == NOT_FOUND && !JsonClient.errorType(answer).equals(INDEX_MISSING)) {
                return error(
                        GONE,
                        "this cursor was not used for two minutes and is gone; begin with cursor=" + Cursor.START);
            }
        }
        LOG.warnf("a search was not answered: %s", e.toString());
        return error(UNAVAILABLE, "Elasticsearch does not answer; try again in a while");
    }

    private static Response noArticle() {
        return error(NOT_FOUND, "no article has this id");
    }

    private static Response error(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", message))
                .build();
    }
}
