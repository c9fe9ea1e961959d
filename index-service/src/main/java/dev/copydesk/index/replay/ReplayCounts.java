package dev.copydesk.index.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.accounting.Accounting;
import dev.copydesk.index.elasticsearch.GenerationIndices;
import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Selection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many articles a generation has, and how many it is to have. Thread-safe; blocking. */
@Singleton
class ReplayCounts {
    private final GenerationIndices indices;
    private final JsonClient client;
    private final Accounting accounting;
    private final InstantSource clock;
    private final Map<Integer, Progress> progress = new ConcurrentHashMap<>();

    ReplayCounts(GenerationIndices indices, JsonClient client, Accounting accounting, InstantSource clock) {
        this.indices = indices;
        this.client = client;
        this.accounting = accounting;
        this.clock = clock;
    }

    /** Counts; so seldom while it is being built that this costs little. */
    Progress count(Generation generation) throws IOException {
        Progress counted = progress.computeIfAbsent(generation.number(), number -> new Progress());
        Generation.State state = generation.state();
        boolean isBuilt = state == Generation.State.RUNNING;
        // One that was stopped on its way has the settings of loading, too, and what it wrote last may not be
        // refreshed.
        boolean isLoading = isBuilt || !state.isFed();
        Instant start = clock.instant();
        if (!isBuilt || counted.begins(start)) {
            int number = generation.number();
            long articles = (isLoading ? indices.sizeWhileLoading(number) : indices.size(number)).articles();
            Instant end = clock.instant();
            counted.count(end, Duration.between(start, end), articles);
        }
        return counted;
    }

    /** Articles that are to come through: what admission lets pass or, where it counted nothing, what the serving generation has. */
    long total(Generation generation, Generations now) throws IOException {
        int serving = now.serving().number();
        if (!generation.selection().isAll()) {
            return selected(generation.selection(), serving);
        }
        long live = accounting.liveArticles();
        return live > 0 ? live : indices.size(serving).articles();
    }

    private long selected(Selection selection, int serving) throws IOException {
        ObjectNode body = EventJson.mapper().createObjectNode().put("size", 0).put("track_total_hits", true);
        ArrayNode filters = body.putObject("query").putObject("bool").putArray("filter");
        if (selection.source() != null) {
            ArrayNode either = filters.addObject().putObject("bool").putArray("should");
            either.addObject().putObject("term").put("source.id", selection.source());
            either.addObject().putObject("term").put("source.name", selection.source());
        }
        ObjectNode range = filters.addObject().putObject("range").putObject("firstSeenAt");
        if (selection.since() != null) {
            range.put("gte", selection.since().toString());
        }
        if (selection.until() != null) {
            range.put("lt", selection.until().toString());
        }
        return client.search(serving, body).at("/hits/total/value").asLong();
    }
}
