package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.SearchLanguage;
import dev.copydesk.index.elasticsearch.JsonClient;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the {@link SearchLanguage names} the serving generation has articles of. A search has a clause for each name, and those of
 * languages that no article has would take a third of its time.
 *
 * <p>What was counted is believed for {@link #FRESH}, as long as a written article takes to be found anyway. Blocking; thread-safe.
 */
@Singleton
class HeldLanguages {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String NAMES = "names";

    private final JsonClient client;
    private volatile @Nullable Counted last;

    HeldLanguages(JsonClient client) {
        this.client = client;
    }

    private record Counted(List<String> names, long nanos) {}

    /** Sorted; empty where there is no article. */
    List<String> names() throws IOException {
        Counted counted = last;
        if (counted == null || System.nanoTime() - counted.nanos() >= FRESH.toNanos()) {
            long now = System.nanoTime();
            counted = new Counted(counted(), now);
            last = counted;
        }
        return counted.names();
    }

    private List<String> counted() throws IOException {
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
