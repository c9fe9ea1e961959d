package dev.copydesk.index.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.elasticsearch.JsonClient;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The copies of the articles of an answer: of its first page when it begins, so that a search that is not answered is refused as a
 * whole; of further pages when they are written, some groups at a time. Not thread-safe.
 */
final class FoundCopies {
    private final JsonClient client;
    private final JsonNode first;
    private final Set<String> further = new LinkedHashSet<>();

    /** @throws IOException if Elasticsearch cannot be reached or cannot answer */
    FoundCopies(JsonClient client, JsonNode firstHits) throws IOException {
        this.client = client;
        this.first = find(Copies.of(firstHits));
    }

    private JsonNode find(Copies copies) throws IOException {
        return copies.isEmpty() ? copies.none() : copies.byGroup(client.search(copies.body()));
    }

    /** Of a page behind the first. */
    void add(JsonNode hits) {
        further.addAll(Copies.of(hits).groups());
    }

    /** Writes the field {@code "copies"}. */
    void writeTo(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("copies");
        write(json, first);
        Set<String> groups = new LinkedHashSet<>();
        for (String group : further) {
            groups.add(group);
            if (groups.size() == Pages.MAX_PAGE) {
                write(json, find(new Copies(groups)));
                groups.clear();
            }
        }
        write(json, find(new Copies(groups)));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, JsonNode byGroup) throws IOException {
        for (var group : byGroup.properties()) {
            json.writeFieldName(group.getKey());
            json.writeTree(group.getValue());
        }
    }
}
