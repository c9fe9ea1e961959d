package dev.copydesk.index.accounting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.model.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the serving generation holds. Blocking; thread-safe. Fails with an {@link IOException} without Elasticsearch. */
@Singleton
public class IndexedArticles {
    private static final int BUCKETS_PER_REQUEST = 1_000;

    private final JsonClient client;

    IndexedArticles(JsonClient client) {
        this.client = client;
    }

    /**
     * Documents by the id of the owning source, all that is written so far.
     *
     * @param held in months that can be searched
     * @param expired in months that left the index
     */
    record Counts(Map<String, Long> held, Map<String, Long> expired) {}

    Counts bySource() throws IOException {
        client.refresh();
        Counts counts = new Counts(new HashMap<>(), new HashMap<>());
        ObjectNode body = EventJson.mapper().createObjectNode().put("size", 0);
        ObjectNode composite = body.putObject("aggs")
                .putObject("sources")
                .putObject("composite")
                .put("size", BUCKETS_PER_REQUEST);
        ArrayNode keys = composite.putArray("sources");
        keys.addObject().putObject("id").putObject("terms").put("field", "source.id");
        keys.addObject().putObject("index").putObject("terms").put("field", "_index");
        while (true) {
            JsonNode sources =
                    client.searchWithExpired(body).path("aggregations").path("sources");
            for (JsonNode bucket : sources.path("buckets")) {
                boolean expired = MonthIndex.isExpired(bucket.at("/key/index").asText());
                (expired ? counts.expired : counts.held)
                        .merge(
                                bucket.at("/key/id").asText(),
                                bucket.path("doc_count").asLong(),
                                Long::sum);
            }
            if (!sources.has("after_key")) {
                return counts;
            }
            composite.set("after", sources.path("after_key"));
        }
    }
}
