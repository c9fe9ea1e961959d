package dev.copydesk.index.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Kibana imports: a data view, panels, and the dashboard that shows them. */
public final class SavedObjects {
    private static final Path FILE = Path.of("..", "deploy", "kibana", "copydesk.ndjson");

    private final List<JsonNode> objects;

    private SavedObjects(List<JsonNode> objects) {
        this.objects = objects;
    }

    /** Those of the project, in the order of the file. */
    public static SavedObjects ofTheProject() {
        try {
            List<JsonNode> objects = new ArrayList<>();
            for (String line : Files.readAllLines(FILE)) {
                objects.add(EventJson.mapper().readTree(line));
            }
            return new SavedObjects(objects);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    List<JsonNode> all() {
        return objects;
    }

    List<JsonNode> ofType(String type) {
        return objects.stream()
                .filter(object -> object.path("type").asText().equals(type))
                .toList();
    }

    /** Whether there is an object that a reference can name. */
    boolean has(JsonNode reference) {
        return ofType(reference.path("type").asText()).stream()
                .anyMatch(object -> object.path("id").equals(reference.path("id")));
    }

    /** The attributes of the one data view. */
    public JsonNode dataView() {
        return only("index-pattern").path("attributes");
    }

    JsonNode dashboard() {
        return only("dashboard");
    }

    /** All panels that ask Elasticsearch for anything. */
    public List<LensPanel> panels() {
        return ofType("lens").stream().map(LensPanel::new).toList();
    }

    /** JSON that a saved object holds as text. */
    static JsonNode parsed(JsonNode text) {
        try {
            return EventJson.mapper().readTree(text.asText());
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + text, e);
        }
    }

    private JsonNode only(String type) {
        List<JsonNode> found = ofType(type);
        if (found.size() != 1) {
            throw new IllegalStateException("there are " + found.size() + " objects of type " + type + ", not 1");
        }
        return found.get(0);
    }
}
