package dev.copydesk.index.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.model.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many articles each feed brought on each of the last days. Blocking; thread-safe. */
@Singleton
class FeedActivity {
    static final int DAYS = 14;

    /** Elasticsearch refuses an answer of more than 65,536 buckets. */
    private static final int MAX_FEEDS = 2_000;

    private final JsonClient client;
    private final InstantSource clock;

    FeedActivity(JsonClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Articles by the day (UTC) of their first sight, the day that it is now last: {@value #DAYS} numbers a feed. A feed
     * without any is left out.
     *
     * @param urls as the feeds are registered; those beyond {@value #MAX_FEEDS} are passed over
     */
    Map<String, List<Long>> of(List<String> urls) throws IOException {
        Instant firstDay = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS - 1L));
        List<String> asked = urls.subList(0, Math.min(MAX_FEEDS, urls.size()));
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Long>> byUrl = new HashMap<>();
        for (JsonNode feed : client.search(body(asked, firstDay)).at("/aggregations/feeds/buckets")) {
            List<Long> days = new ArrayList<>(Collections.nCopies(DAYS, 0L));
            for (JsonNode day : feed.at("/days/buckets")) {
                Instant at = Instant.ofEpochMilli(day.path("key").asLong());
                days.set(
                        (int) Duration.between(firstDay, at).toDays(),
                        day.path("doc_count").asLong());
            }
            byUrl.put(feed.path("key").asText(), days);
        }
        return byUrl;
    }

    private static ObjectNode body(List<String> urls, Instant firstDay) {
        ObjectNode body = EventJson.mapper().createObjectNode().put("size", 0).put("track_total_hits", false);
        ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
        filter.addObject()
                .putObject("range")
                .putObject("firstSeenAt")
                .put("gte", firstDay.toString())
                .put("lt", firstDay.plus(Duration.ofDays(DAYS)).toString());
        ArrayNode wanted = filter.addObject().putObject("terms").putArray("feedUrl");
        urls.forEach(wanted::add);
        ObjectNode feeds = body.putObject("aggs").putObject("feeds");
        feeds.putObject("terms").put("field", "feedUrl").put("size", urls.size());
        ObjectNode days = feeds.putObject("aggs").putObject("days").putObject("date_histogram");
        days.put("field", "firstSeenAt").put("calendar_interval", "day").put("min_doc_count", 1);
        return body;
    }
}
