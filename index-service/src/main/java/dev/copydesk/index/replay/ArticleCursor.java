package dev.copydesk.index.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.elasticsearch.AnswerTooLongException;
import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.index.elasticsearch.PointInTime;
import dev.copydesk.index.elasticsearch.Sorts;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The articles of a generation as they are at one moment, in the order of their ids. Not thread-safe; close it. */
final class ArticleCursor implements AutoCloseable {
    private static final int PAGE_SIZE = 500;

    private final PointInTime view;
    private final Deque<JsonNode> page = new ArrayDeque<>();
    private final ObjectNode body = EventJson.mapper().createObjectNode();
    private int size = PAGE_SIZE;
    private boolean ended;

    ArticleCursor(JsonClient client, int generation) throws IOException {
        this.view = client.openPointInTime(generation);
        body.put("track_total_hits", false);
        body.putArray("sort").add(Sorts.byId());
    }

    /** Null at the end. */
    @Nullable
    JsonNode next() throws IOException {
        if (page.isEmpty() && !ended) {
            read();
        }
        JsonNode hit = page.poll();
        return hit == null ? null : hit.path("_source");
    }

    private void read() throws IOException {
        while (true) {
            try {
                JsonNode hits = view.search(body.deepCopy().put("size", size))
                        .path("hits")
                        .path("hits");
                hits.forEach(page::add);
                ended = hits.size() < size;
                if (!hits.isEmpty()) {
                    body.set("search_after", hits.get(hits.size() - 1).path("sort"));
                }
                return;
            } catch (AnswerTooLongException e) {
                if (size == 1) {
                    throw e;
                }
                size = Math.max(1, size / 4); // very long articles: fewer at a time from here on
            }
        }
    }

    @Override
    public void close() {
        view.close();
    }
}
