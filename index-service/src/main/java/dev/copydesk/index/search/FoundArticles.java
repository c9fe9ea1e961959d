package dev.copydesk.index.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.elasticsearch.PointInTime;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer of which the beginning is there; further pages are fetched while it is written. Not thread-safe. */
final class FoundArticles {
    private final SearchRequest request;
    private final JsonNode first;
    private final FoundExtras extras;
    private final @Nullable Pages pages;
    private final @Nullable PointInTime view;

    private FoundArticles(
            SearchRequest request,
            JsonNode first,
            FoundExtras extras,
            @Nullable Pages pages,
            @Nullable PointInTime view) {
        this.request = request;
        this.first = first;
        this.extras = extras;
        this.pages = pages;
        this.view = view;
    }

    static FoundArticles inOnePiece(SearchRequest request, JsonNode answer, FoundExtras extras) {
        return new FoundArticles(request, answer, extras, null, null);
    }

    static FoundArticles inPages(
            SearchRequest request, JsonNode first, FoundExtras extras, Pages pages, PointInTime view) {
        return new FoundArticles(request, first, extras, pages, view);
    }

    /**
     * Writes {@code {"total": …, "articles": […]}} and, where it was asked for, {@code "facets"}, {@code "histogram"},
     * {@code "highlights"} by article id, {@code "copies"} by group, and {@code "cursor"}, which is missing after the last page. {@code
     * "incomplete": true} says that Elasticsearch could not search all months.
     *
     * @throws IOException if Elasticsearch stops answering, or the answer cannot be written
     */
    void writeTo(OutputStream out) throws IOException {
        boolean goesOn = false;
        try (JsonGenerator json = EventJson.mapper().getFactory().createGenerator(out)) {
            json.setCodec(EventJson.mapper());
            // An answer that breaks off must not look like a whole one.
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            json.writeNumberField("total", first.at("/hits/total/value").asLong());
            if (first.at("/_shards/failed").asInt() > 0) {
                json.writeBooleanField("incomplete", true);
            }
            extras.writeTo(json);
            ObjectNode highlights = JsonNodeFactory.instance.objectNode();
            json.writeArrayFieldStart("articles");
            int written = writeArticles(json, highlights);
            json.writeEndArray();
            if (extras.copies().isPresent()) {
                extras.copies().get().writeTo(json);
            }
            if (request.highlight()) {
                json.writeFieldName("highlights");
                json.writeTree(highlights);
            }
            goesOn = request.cursor() != null && written > 0 && written == request.size();
            if (goesOn) {
                json.writeStringField("cursor", cursor().token());
            }
            json.writeEndObject();
        } finally {
            if (view != null && !goesOn) {
                view.close();
            }
        }
    }

    private int writeArticles(JsonGenerator json, ObjectNode highlights) throws IOException {
        Highlighter highlighter = new Highlighter(request.criteria().query());
        int written = 0;
        JsonNode hits = Pages.hits(first);
        while (!hits.isEmpty()) {
            for (JsonNode hit : hits) {
                JsonNode article = hit.path("_source");
                json.writeTree(article);
                if (request.highlight() && !request.criteria().matchesAll()) {
                    highlights.set(article.path("id").asText(), highlighter.highlight(article));
                }
            }
            written += hits.size();
            if (pages == null || written >= request.size()) {
                return written;
            }
            hits = Pages.hits(pages.next(request.size() - written));
            if (extras.copies().isPresent()) {
                extras.copies().get().add(hits);
            }
        }
        return written;
    }

    private Cursor cursor() {
        return new Cursor(
                Objects.requireNonNull(view).id(),
                Objects.requireNonNull(Objects.requireNonNull(pages).after()),
                Cursor.fingerprint(request));
    }
}
