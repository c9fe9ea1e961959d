package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.elasticsearch.PointInTime;
import java.io.IOException;

/** All the articles of a search, as they were when it began. Not thread-safe. */
final class ArticleStream implements AutoCloseable {
    private final PointInTime view;
    private final Pages pages;

    ArticleStream(PointInTime view, Pages pages) {
        this.view = view;
        this.pages = pages;
    }

    /** Takes one document. */
    @FunctionalInterface
    interface Documents {
        void take(JsonNode document) throws IOException;
    }

    /** @throws IOException if Elasticsearch stops answering, or the documents cannot be taken */
    void forEach(Documents documents) throws IOException {
        while (true) {
            JsonNode hits = Pages.hits(pages.next(Pages.MAX_PAGE));
            if (hits.isEmpty()) {
                return;
            }
            for (JsonNode hit : hits) {
                documents.take(hit.path("_source"));
            }
        }
    }

    @Override
    public void close() {
        view.close();
    }
}
