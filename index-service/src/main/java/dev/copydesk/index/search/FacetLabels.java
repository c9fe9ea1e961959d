package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.elasticsearch.JsonClient;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the values of facets are called: sources and topics are counted by their identifiers, and the name stands in the documents alone.
 *
 * <p>Elasticsearch fetches a document for each name, which takes longer than the counting, so that names are remembered for {@link
 * #FRESH}, at most {@value #MOST} of them. Blocking; thread-safe.
 */
@Singleton
class FacetLabels {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final String EXAMPLE = "example";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonClient client;
    private final Map<Value, Label> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Value, Label> eldest) {
            return size() > MOST;
        }
    };

    FacetLabels(JsonClient client) {
        this.client = client;
    }

    /** A value of a facet. */
    record Value(Facet facet, String value) {}

    private record Label(Optional<String> text, long sinceNanos) {}

    /** @return the labels of the values that have one, in one search where some are not remembered */
    Map<Value, String> of(List<Value> values) throws IOException {
        Map<Value, String> labels = new LinkedHashMap<>();
        List<Value> missing = new ArrayList<>();
        for (Value value : values) {
            if (value.facet().labelled().isPresent()) {
                Optional<Label> label = remembered(value);
                label.flatMap(Label::text).ifPresent(text -> labels.put(value, text));
                if (label.isEmpty()) {
                    missing.add(value);
                }
            }
        }
        if (!missing.isEmpty()) {
            labels.putAll(asked(missing));
        }
        return labels;
    }

    private Optional<Label> remembered(Value value) {
        synchronized (known) {
            return Optional.ofNullable(known.get(value))
                    .filter(label -> System.nanoTime() - label.sinceNanos() < FRESH.toNanos());
        }
    }

    private Map<Value, String> asked(List<Value> missing) throws IOException {
        JsonNode answer = client.search(body(missing)).path("aggregations");
        long now = System.nanoTime();
        Map<Value, String> labels = new LinkedHashMap<>();
        for (Value value : missing) {
            Optional<String> text = label(value, answer.path(value.facet().label()));
            text.ifPresent(label -> labels.put(value, label));
            synchronized (known) {
                known.remove(value); // so that it counts as the youngest
                known.put(value, new Label(text, now));
            }
        }
        return labels;
    }

    private static ObjectNode body(List<Value> missing) {
        ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", false);
        ObjectNode bool = body.putObject("query").putObject("bool").put("minimum_should_match", 1);
        ArrayNode any = bool.putArray("should");
        ObjectNode aggregations = body.putObject("aggs");
        for (Facet facet : missing.stream().map(Value::facet).distinct().toList()) {
            ArrayNode included = JSON.arrayNode();
            missing.stream().filter(value -> value.facet() == facet).forEach(value -> included.add(value.value()));
            any.addObject().putObject("terms").set(facet.field(), included.deepCopy());
            ObjectNode values = aggregations.putObject(facet.label());
            values.putObject("terms")
                    .put("field", facet.field())
                    .put("size", included.size())
                    .set("include", included);
            values.putObject("aggs")
                    .putObject(EXAMPLE)
                    .putObject("top_hits")
                    .put("size", 1)
                    .putArray("_source")
                    .add(facet.labelled().orElseThrow());
        }
        return body;
    }

    private static Optional<String> label(Value value, JsonNode counted) {
        for (JsonNode bucket : counted.path("buckets")) {
            if (bucket.path("key").asText().equals(value.value())) {
                return name(value, bucket.at("/" + EXAMPLE + "/hits/hits/0/_source"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> name(Value value, JsonNode document) {
        if (value.facet() == Facet.SOURCE) {
            return Optional.ofNullable(document.at("/source/name").textValue());
        }
        for (JsonNode topic : document.path("topics")) {
            if (topic.path("id").asText().equals(value.value())) {
                return Optional.ofNullable(topic.path("label").textValue());
            }
        }
        return Optional.empty();
    }
}
