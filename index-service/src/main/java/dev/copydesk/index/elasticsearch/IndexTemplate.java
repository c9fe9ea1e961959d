package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The composable index template that every month is created by. */
final class IndexTemplate {
    static final String NAME = "articles";

    private static final String RESOURCE = "articles-template.json";

    private IndexTemplate() {}

    /** The template's JSON, with the settings that depend on the size of the cluster. */
    static String json(IndexSettings settings) {
        ObjectNode template = read();
        ObjectNode index = template.withObject("/template/settings/index");
        index.put("number_of_shards", settings.shards());
        index.put("number_of_replicas", settings.replicas());
        index.put("refresh_interval", settings.refreshInterval());
        return template.toString();
    }

    /** The JSON that gives a month of an older release the fields that it lacks. */
    static String properties() {
        ObjectNode mapping = EventJson.mapper().createObjectNode();
        mapping.set("properties", read().at("/template/mappings/properties"));
        return mapping.toString();
    }

    private static ObjectNode read() {
        try (InputStream in = IndexTemplate.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return (ObjectNode) EventJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
