package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts over time, as aggregations and back.
 *
 * @param interval the width of a bar; null where the articles found decide it
 * @param breakdown by what the articles of each bar are told apart; null for bars of one piece
 * @param zone where days begin
 */
record Histogram(@Nullable Interval interval, @Nullable Facet breakdown, ZoneId zone) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String BARS = "bars";
    private static final String PARTS = "parts";

    /** Every language and every topic that articles can have; of sources, those with the most articles in a bar. */
    private static final int MAX_PARTS = 150;

    /** @throws BadSearchException if a parameter cannot be understood */
    static Optional<Histogram> of(SearchParameters parameters) {
        String interval = SearchParameters.orNull(parameters.histogram, "histogram");
        String breakdown = SearchParameters.orNull(parameters.breakdown, "breakdown");
        String zone = SearchParameters.orNull(parameters.zone, "zone");
        Facet parts = breakdown == null ? null : Facet.first(breakdown);
        ZoneId days = zone == null ? ZoneOffset.UTC : zone(zone);
        return interval == null
                ? Optional.empty()
                : Optional.of(new Histogram(Interval.named(interval).orElse(null), parts, days));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new BadSearchException("zone is no time zone: write it like Europe/Paris or +02:00");
        }
    }

    /** Adds to a search the bars, or what their width is decided by. */
    void addTo(ObjectNode aggregations) {
        if (interval == null) {
            aggregations.putObject(FIRST).putObject("min").put("field", SearchBody.DATE);
            aggregations.putObject(LAST).putObject("max").put("field", SearchBody.DATE);
        } else {
            aggregations.set(BARS, aggregation(interval));
        }
    }

    /** The interval that suits what was found. */
    Histogram fitting(JsonNode answer) {
        JsonNode first = answer.at("/aggregations/" + FIRST + "/value");
        JsonNode last = answer.at("/aggregations/" + LAST + "/value");
        Interval fitting = first.isNumber() && last.isNumber()
                ? Interval.fitting(Instant.ofEpochMilli(first.asLong()), Instant.ofEpochMilli(last.asLong()))
                : Interval.DAY;
        return new Histogram(fitting, breakdown, zone);
    }

    /** A search for the bars alone. */
    ObjectNode searchFor(ObjectNode body) {
        ObjectNode search = JSON.objectNode();
        search.set("query", body.path("query"));
        search.put("size", 0).put("track_total_hits", false);
        addTo(search.putObject("aggs"));
        return search;
    }

    /**
     * {@code {"interval": "day", "bars": [{"from": "2026-03-01T00:00:00.000Z", "count": 7, "parts": {"en": 5, "de": 2}}]}};
     * empty bars left out, parts only where they were asked for.
     */
    ObjectNode bars(JsonNode answer) {
        ObjectNode histogram = JSON.objectNode();
        if (interval != null) {
            histogram.put("interval", interval.label());
        }
        ArrayNode bars = histogram.putArray("bars");
        for (JsonNode bucket : answer.path("aggregations").path(BARS).path("buckets")) {
            ObjectNode bar = bars.addObject()
                    .put("from", bucket.path("key_as_string").asText())
                    .put("count", bucket.path("doc_count").asLong());
            if (breakdown != null) {
                ObjectNode parts = bar.putObject(PARTS);
                bucket.at("/" + PARTS + "/buckets")
                        .forEach(part -> parts.put(
                                part.path("key").asText(),
                                part.path("doc_count").asLong()));
            }
        }
        return histogram;
    }

    private ObjectNode aggregation(Interval width) {
        ObjectNode aggregation = JSON.objectNode();
        aggregation
                .putObject("date_histogram")
                .put("field", SearchBody.DATE)
                .put("calendar_interval", width.label())
                .put("time_zone", zone.getId())
                .put("format", "strict_date_time")
                .put("min_doc_count", 1);
        if (breakdown != null) {
            aggregation.putObject("aggs").set(PARTS, breakdown.counts(MAX_PARTS));
        }
        return aggregation;
    }
}
