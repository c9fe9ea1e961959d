package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.SearchLanguage;
import dev.copydesk.index.elasticsearch.AnswerTooLongException;
import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.index.elasticsearch.PointInTime;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds articles. Blocking; thread-safe. */
@Singleton
public class ArticleSearch {
    private static final String INDEXED_AT = "search.indexedAt";

    private final JsonClient client;
    private final HeldLanguages languages;
    private final FacetLabels labels;

    ArticleSearch(JsonClient client, HeldLanguages languages, FacetLabels labels) {
        this.client = client;
        this.languages = languages;
        this.labels = labels;
    }

    /**
     * Begins to answer; the caller writes or closes what comes back.
     *
     * @throws IOException if Elasticsearch cannot be reached or cannot answer
     */
    FoundArticles search(SearchRequest request) throws IOException {
        ObjectNode body = SearchBody.of(request.criteria(), request.order(), languages(request.criteria()));
        Facets.addTo(body, request);
        if (request.cursor() == null && request.size() <= Pages.MAX_PAGE) {
            Optional<JsonNode> answer = inOnePiece(body.deepCopy().put("size", request.size()));
            if (answer.isPresent()) {
                return FoundArticles.inOnePiece(request, answer.get(), extras(request, body, answer.get()));
            }
        }
        Cursor cursor = request.cursor() == null || request.cursor().equals(Cursor.START)
                ? null
                : Cursor.parse(request.cursor(), request);
        PointInTime view = cursor == null ? client.openPointInTime() : client.pointInTime(cursor.view());
        try {
            Pages pages = new Pages(view, body, cursor == null ? null : cursor.after());
            JsonNode first = pages.next(request.size());
            return FoundArticles.inPages(request, first, extras(request, body, first), pages, view);
        } catch (IOException | RuntimeException e) {
            if (cursor == null) {
                view.close();
            }
            throw e;
        }
    }

    /** The document of one article; empty where there is none. */
    public Optional<JsonNode> byId(String id) throws IOException {
        return indexed(id).map(Indexed::document);
    }

    /**
     * @param document as it was sent, without what is only searched
     * @param at when it was written; null where an older release wrote it
     */
    public record Indexed(JsonNode document, @Nullable Instant at) {}

    /** The document of one article and when it was written; empty where there is none, whatever the id looks like. */
    public Optional<Indexed> indexed(String id) throws IOException {
        if (!ArticleId.isValid(id)) {
            return Optional.empty();
        }
        ObjectNode body = EventJson.mapper().createObjectNode().put("size", 1);
        body.putObject("query").putObject("ids").putArray("values").add(id);
        body.putArray("docvalue_fields").add(INDEXED_AT);
        JsonNode hits = Pages.hits(client.search(body));
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        JsonNode at = hits.get(0).path("fields").path(INDEXED_AT).path(0);
        return Optional.of(
                new Indexed(hits.get(0).path("_source"), at.isTextual() ? Instant.parse(at.textValue()) : null));
    }

    /** The answer to a query of words in one generation, whether it serves or not; copies are folded. */
    public JsonNode inGeneration(int generation, String words, int size) throws IOException {
        return client.search(
                generation,
                SearchBody.of(SearchCriteria.ofWords(words), Order.RELEVANCE, SearchLanguage.names())
                        .put("size", size));
    }

    /** Others on the same matter, best first; copies and the article's own group left out. */
    JsonNode similar(JsonNode article, int size) throws IOException {
        return client.search(SimilarBody.of(article).put("size", size));
    }

    /** All that match, for an export; close it. */
    ArticleStream all(SearchCriteria criteria, Order order) throws IOException {
        PointInTime view = client.openPointInTime();
        ObjectNode body = SearchBody.of(criteria, order, languages(criteria)).put("track_total_hits", false);
        return new ArticleStream(view, new Pages(view, body, null));
    }

    private List<String> languages(SearchCriteria criteria) throws IOException {
        return criteria.matchesAll() || criteria.language() != null ? List.of() : languages.names();
    }

    private Optional<JsonNode> inOnePiece(ObjectNode body) throws IOException {
        try {
            return Optional.of(client.search(body));
        } catch (AnswerTooLongException e) {
            return Optional.empty(); // page by page, then
        }
    }

    private FoundExtras extras(SearchRequest request, ObjectNode body, JsonNode answer) throws IOException {
        return new FoundExtras(
                Optional.ofNullable(facets(request, answer)),
                Optional.ofNullable(histogram(request, body, answer)),
                request.copies() ? Optional.of(new FoundCopies(client, Pages.hits(answer))) : Optional.empty());
    }

    private @Nullable JsonNode facets(SearchRequest request, JsonNode answer) throws IOException {
        if (request.facets().isEmpty()) {
            return null;
        }
        return Facets.facets(answer, request.facets(), labels.of(Facets.values(answer, request.facets())));
    }

    private @Nullable JsonNode histogram(SearchRequest request, ObjectNode body, JsonNode answer) throws IOException {
        Histogram histogram = request.histogram();
        if (histogram == null) {
            return null;
        }
        if (histogram.interval() != null) {
            return histogram.bars(answer);
        }
        Histogram fitting = histogram.fitting(answer);
        return fitting.bars(client.search(fitting.searchFor(body)));
    }
}
