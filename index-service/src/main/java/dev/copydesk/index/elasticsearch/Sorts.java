package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Criteria of a search's order. A month that lacks the field, since its mapping could not be completed, sorts last; without
 * {@code unmapped_type} it would fail every search over all months.
 */
public final class Sorts {
    private Sorts() {}

    /** The order that is total: no two articles of a generation have the same id. */
    public static ObjectNode byId() {
        return by("id", "keyword", "asc");
    }

    /** @param order {@code asc} or {@code desc} */
    public static ObjectNode byDate(String field, String order) {
        return by(field, "date", order);
    }

    private static ObjectNode by(String field, String type, String order) {
        ObjectNode sort = JsonNodeFactory.instance.objectNode();
        sort.putObject(field).put("order", order).put("unmapped_type", type);
        return sort;
    }
}
