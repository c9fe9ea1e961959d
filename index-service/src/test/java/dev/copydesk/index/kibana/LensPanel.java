package dev.copydesk.index.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A panel of Kibana's Lens with one layer: what it asks for is asked of Elasticsearch, without Kibana, in the same words. */
public final class LensPanel {
    /** Stands for the documents themselves; a count is of them. */
    private static final String RECORDS = "___records___";

    /** Kibana makes it of the panel's width and of the time that the reader chose. */
    private static final String SOME_INTERVAL = "1h";

    private final JsonNode object;

    public LensPanel(JsonNode object) {
        this.object = object;
    }

    /** As Kibana imports it. */
    public JsonNode object() {
        return object;
    }

    @Override
    public String toString() {
        return object.at("/attributes/title").asText();
    }

    JsonNode state() {
        return object.at("/attributes/state");
    }

    /** The one layer's name and what it holds. */
    Map.Entry<String, JsonNode> layer() {
        List<Map.Entry<String, JsonNode>> layers =
                new ArrayList<>(state().at("/datasourceStates/formBased/layers").properties());
        if (layers.size() != 1) {
            throw new IllegalStateException(this + " has " + layers.size() + " layers, not 1");
        }
        return layers.get(0);
    }

    /** By name, in the order in which they nest. */
    Map<String, JsonNode> columns() {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        for (JsonNode name : layer().getValue().path("columnOrder")) {
            columns.put(name.asText(), layer().getValue().path("columns").path(name.asText()));
        }
        return columns;
    }

    /** The fields that are read, each with the type that the panel takes it for: date, string or number. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (JsonNode column : columns().values()) {
            String field = column.path("sourceField").asText();
            // How many different values there are is a number, whatever the values are.
            if (!field.equals(RECORDS)) {
                fields.put(
                        field,
                        isUniqueCount(column)
                                ? "string"
                                : column.path("dataType").asText());
            }
        }
        return fields;
    }

    /** A search without hits that counts what the panel shows. */
    public ObjectNode search() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("size", 0);
        nest(body, columns().entrySet().iterator());
        return body;
    }

    private static void nest(ObjectNode parent, Iterator<Map.Entry<String, JsonNode>> columns) {
        if (!columns.hasNext()) {
            return;
        }
        Map.Entry<String, JsonNode> next = columns.next();
        JsonNode column = next.getValue();
        if (!isCount(column)) {
            ObjectNode aggregation = parent.withObject("/aggs").putObject(next.getKey());
            describe(aggregation, column);
            if (isBucketed(column)) {
                nest(aggregation, columns);
                return;
            }
        }
        nest(parent, columns);
    }

    private static void describe(ObjectNode aggregation, JsonNode column) {
        String field = column.path("sourceField").asText();
        JsonNode parameters = column.path("params");
        String operation = column.path("operationType").asText();
        switch (operation) {
            case "date_histogram" ->
                aggregation
                        .putObject("date_histogram")
                        .put("field", field)
                        .put("fixed_interval", SOME_INTERVAL)
                        .put("min_doc_count", 1);
            case "terms" ->
                aggregation
                        .putObject("terms")
                        .put("field", field)
                        .put("size", parameters.path("size").asInt());
            case "unique_count" -> aggregation.putObject("cardinality").put("field", field);
            case "median" -> percentile(aggregation, field, 50);
            case "percentile" ->
                percentile(aggregation, field, parameters.path("percentile").asInt());
            default ->
                throw new IllegalStateException("what Elasticsearch calls a " + operation + " is not known here");
        }
    }

    private static void percentile(ObjectNode aggregation, String field, int percent) {
        aggregation
                .putObject("percentiles")
                .put("field", field)
                .put("keyed", false)
                .putArray("percents")
                .add(percent);
    }

    /**
     * What the panel would show: of each bar, row or slice its metrics.
     *
     * @param answer of {@link #search()}
     */
    public List<Map<String, Double>> shown(JsonNode answer) {
        List<Map<String, Double>> rows = new ArrayList<>();
        addRows(rows, answer.path("aggregations"), new ArrayList<>(columns().entrySet()));
        return rows;
    }

    private static void addRows(
            List<Map<String, Double>> rows, JsonNode bucket, List<Map.Entry<String, JsonNode>> columns) {
        Map.Entry<String, JsonNode> first = columns.get(0);
        if (isBucketed(first.getValue())) {
            for (JsonNode inner : bucket.path(first.getKey()).path("buckets")) {
                addRows(rows, inner, columns.subList(1, columns.size()));
            }
            return;
        }
        Map<String, Double> row = new LinkedHashMap<>();
        columns.forEach(column -> row.put(column.getKey(), metric(bucket, column.getKey(), column.getValue())));
        rows.add(row);
    }

    private static double metric(JsonNode bucket, String name, JsonNode column) {
        if (isCount(column)) {
            return bucket.path("doc_count").asDouble();
        }
        JsonNode value = isUniqueCount(column)
                ? bucket.path(name).path("value")
                : bucket.path(name).path("values").path(0).path("value");
        return value.isNumber() ? value.asDouble() : Double.NaN; // null where no document has the field
    }

    static boolean isBucketed(JsonNode column) {
        return column.path("isBucketed").asBoolean();
    }

    private static boolean isCount(JsonNode column) {
        return column.path("operationType").asText().equals("count");
    }

    private static boolean isUniqueCount(JsonNode column) {
        return column.path("operationType").asText().equals("unique_count");
    }
}
