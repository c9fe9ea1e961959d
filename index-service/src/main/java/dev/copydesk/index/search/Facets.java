package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Counts over the articles found, as aggregations and back. */
final class Facets {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

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
            request.histogram().addTo(aggregations);
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
