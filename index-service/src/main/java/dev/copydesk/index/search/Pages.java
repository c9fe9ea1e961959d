package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.elasticsearch.AnswerTooLongException;
import dev.copydesk.index.elasticsearch.PointInTime;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The articles that match as they were at one point in time, page by page. Memory is bounded by the answer that the client
 * takes: where long articles make a page too long, smaller pages are asked for. Not thread-safe.
 */
final class Pages {
    /** Holds even articles of the largest size in some 100 MB of Elasticsearch's memory. */
    static final int MAX_PAGE = 50;

    private final PointInTime view;
    private final ObjectNode body;
    private int pageSize = MAX_PAGE;
    private @Nullable JsonNode after;

    /**
     * @param body query and order
     * @param after the sort values of the article before the first one that is asked for
     */
    Pages(PointInTime view, ObjectNode body, @Nullable JsonNode after) {
        this.view = view;
        this.body = body;
        this.after = after;
    }

    /**
     * The whole answer to the next request, whose hits are at most so many; no hits after the last one.
     *
     * @throws IOException if Elasticsearch cannot be reached or cannot answer
     */
    JsonNode next(int atMost) throws IOException {
        if (after != null) {
            body.set("search_after", after);
        }
        while (true) {
            body.put("size", Math.min(atMost, pageSize));
            try {
                JsonNode answer = view.search(body);
                JsonNode hits = hits(answer);
                if (!hits.isEmpty()) {
                    after = hits.get(hits.size() - 1).path("sort");
                }
                return answer;
            } catch (AnswerTooLongException e) {
                if (pageSize == 1) {
                    throw e;
                }
                pageSize = Math.max(1, Math.min(atMost, pageSize) / 2);
            }
        }
    }

    /** The sort values of the last article given; null before the first. */
    @Nullable
    JsonNode after() {
        return after;
    }

    static JsonNode hits(JsonNode answer) {
        return answer.path("hits").path("hits");
    }
}
