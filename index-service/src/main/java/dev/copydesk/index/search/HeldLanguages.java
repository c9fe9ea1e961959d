package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.SearchLanguage;
import dev.copydesk.index.elasticsearch.JsonClient;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the {@link SearchLanguage names} the serving generation has articles of. A search has a clause for each name, and those of
 * languages that no article has would take a third of its time.
 *
 * <p>Asked before each search, so that the first article of a language is found as soon as any other; Elasticsearch remembers the answer
 * until something new can be found. Blocking; thread-safe.
 */
@Singleton
class HeldLanguages {
    private static final String NAMES = "names";

    private final JsonClient client;

    HeldLanguages(JsonClient client) {
        this.client = client;
    }

    /** Sorted; empty where there is no article. */
    List<String> names() throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("size", 0).put("track_total_hits", false);
        body.putObject("aggs")
                .putObject(NAMES)
                .putObject("terms")
                .put("field", SearchBody.ANALYZER)
                .put("size", SearchLanguage.names().size());
        List<String> names = new ArrayList<>();
        for (JsonNode bucket : client.search(body).at("/aggregations/" + NAMES + "/buckets")) {
            names.add(bucket.path("key").asText());
        }
        names.sort(null);
        return List.copyOf(names);
    }
}
