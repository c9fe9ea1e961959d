package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts over the articles found, as aggregations and back. */
final class Facets {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String BARS = "bars";

    private Facets() {}

    /** Adds what the request counts to a search. */
    static void addTo(ObjectNode body, SearchRequest request) {
        if (request.facets().isEmpty() && request.histogram() == null) {
            return;
        }
        ObjectNode aggregations = body.putObject("aggs");
        for (Facet facet : request.facets()) {
            aggregations.set(facet.label(), facet.aggregation());
        }
        if (request.histogram() != null) {
            Interval.named(request.histogram())
                    .ifPresentOrElse(
                            interval -> aggregations.set(BARS, histogram(interval)), () -> addRange(aggregations));
        }
    }

    /** {@code {"language": {"values": [{"value": "en", "count": 12}], "others": 3}}}. */
    static ObjectNode facets(JsonNode answer, List<Facet> facets) {
        ObjectNode counts = JSON.objectNode();
        for (Facet facet : facets) {
            JsonNode terms = answer.path("aggregations").path(facet.label());
            ObjectNode count = counts.putObject(facet.label());
            ArrayNode values = count.putArray("values");
            for (JsonNode bucket : terms.path("buckets")) {
                String value = bucket.path("key").asText();
                ObjectNode entry = values.addObject().put("value", value);
                label(facet, value, bucket).ifPresent(label -> entry.put("label", label));
                entry.put("count", bucket.path("doc_count").asLong());
            }
            count.put("others", terms.path("sum_other_doc_count").asLong());
        }
        return counts;
    }

    /** The interval of a histogram whose width the articles found decide; empty where nothing was found. */
    static Optional<Interval> fitting(JsonNode answer) {
        JsonNode first = answer.at("/aggregations/" + FIRST + "/value");
        JsonNode last = answer.at("/aggregations/" + LAST + "/value");
        return first.isNumber() && last.isNumber()
                ? Optional.of(
                        Interval.fitting(Instant.ofEpochMilli(first.asLong()), Instant.ofEpochMilli(last.asLong())))
                : Optional.empty();
    }

    /** A search for the histogram alone. */
    static ObjectNode histogramOf(ObjectNode body, Interval interval) {
        ObjectNode search = JSON.objectNode();
        search.set("query", body.path("query"));
        search.put("size", 0).put("track_total_hits", false);
        search.putObject("aggs").set(BARS, histogram(interval));
        return search;
    }

    /** {@code {"interval": "day", "bars": [{"from": "2026-03-01T00:00:00.000Z", "count": 7}]}}; empty bars left out. */
    static ObjectNode bars(JsonNode answer, Interval interval) {
        ObjectNode histogram = JSON.objectNode().put("interval", interval.label());
        ArrayNode bars = histogram.putArray("bars");
        for (JsonNode bucket : answer.path("aggregations").path(BARS).path("buckets")) {
            bars.addObject()
                    .put("from", bucket.path("key_as_string").asText())
                    .put("count", bucket.path("doc_count").asLong());
        }
        return histogram;
    }

    private static void addRange(ObjectNode aggregations) {
        aggregations.putObject(FIRST).putObject("min").put("field", SearchBody.DATE);
        aggregations.putObject(LAST).putObject("max").put("field", SearchBody.DATE);
    }

    private static ObjectNode histogram(Interval interval) {
        ObjectNode aggregation = JSON.objectNode();
        aggregation
                .putObject("date_histogram")
                .put("field", SearchBody.DATE)
                .put("calendar_interval", interval.label())
                .put("format", "strict_date_time")
                .put("min_doc_count", 1);
        return aggregation;
    }

    private static Optional<String> label(Facet facet, String value, JsonNode bucket) {
        JsonNode example = bucket.at("/" + Facet.EXAMPLE + "/hits/hits/0/_source");
        if (facet == Facet.SOURCE) {
            return Optional.ofNullable(example.at("/source/name").textValue());
        }
        for (JsonNode topic : example.path("topics")) {
            if (topic.path("id").asText().equals(value)) {
                return Optional.ofNullable(topic.path("label").textValue());
            }
        }
        return Optional.empty();
    }
}
