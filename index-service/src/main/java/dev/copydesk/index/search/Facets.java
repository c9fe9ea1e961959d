package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
            aggregations.set(facet.label(), facet.counts(Facet.VALUES));
        }
        if (request.histogram() != null) {
            request.histogram().addTo(aggregations);
        }
    }

    /** The values that were counted. */
    static List<FacetLabels.Value> values(JsonNode answer, List<Facet> facets) {
        List<FacetLabels.Value> values = new ArrayList<>();
        for (Facet facet : facets) {
            for (JsonNode bucket : terms(answer, facet).path("buckets")) {
                values.add(new FacetLabels.Value(facet, bucket.path("key").asText()));
            }
        }
        return values;
    }

    /** {@code {"language": {"values": [{"value": "en", "count": 12}], "others": 3}}}, with the label of a value that has one. */
    static ObjectNode facets(JsonNode answer, List<Facet> facets, Map<FacetLabels.Value, String> labels) {
        ObjectNode counts = JSON.objectNode();
        for (Facet facet : facets) {
            JsonNode terms = terms(answer, facet);
            ObjectNode count = counts.putObject(facet.label());
            ArrayNode values = count.putArray("values");
            for (JsonNode bucket : terms.path("buckets")) {
                String value = bucket.path("key").asText();
                ObjectNode entry = values.addObject().put("value", value);
                String label = labels.get(new FacetLabels.Value(facet, value));
                if (label != null) {
                    entry.put("label", label);
                }
                entry.put("count", bucket.path("doc_count").asLong());
            }
            count.put("others", terms.path("sum_other_doc_count").asLong());
        }
        return counts;
    }

    private static JsonNode terms(JsonNode answer, Facet facet) {
        return answer.path("aggregations").path(facet.label());
    }
}
