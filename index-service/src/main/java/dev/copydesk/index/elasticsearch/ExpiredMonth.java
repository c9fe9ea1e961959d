package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What stands in for a month that left the index: of each article only the id, the source and the version, so that the
 * accounts stay exact, a repeat is still recognised, and a takedown still counts. It is an index of its own with the name
 * of the month as an alias: the writer goes on as before, and the mapping keeps nothing but those fields of what it sends.
 */
final class ExpiredMonth {
    private static final String RESOURCE = "expired-month.json";

    private ExpiredMonth() {}

    /** The template that forbids Elasticsearch to create one by itself, when what is copied comes after it was deleted. */
    static ObjectNode template() {
        ObjectNode template = EventJson.mapper().createObjectNode();
        template.putArray("index_patterns").add("expired-g*");
        return template.put("priority", 500).put("allow_auto_create", false);
    }

    /** The body of the request that creates one. */
    static ObjectNode definition(IndexSettings settings) {
        try (InputStream in = ExpiredMonth.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            ObjectNode definition = (ObjectNode) EventJson.mapper().readTree(in);
            definition.withObject("/settings/index").put("number_of_replicas", settings.replicas());
            return definition;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
