package dev.copydesk.index.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.elasticsearch.Sorts;
import dev.copydesk.model.Duplicate;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The copies of some originals: how many each has, and the first of them.
 *
 * @param groups ids of the originals
 */
record Copies(Set<String> groups) {
    /** Told with their original; the rest is a search for the group away. */
    private static final int TOLD = 3;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String[] FIELDS = {
        "id", "source", "url", "title", "publishedAt", "firstSeenAt", "language", "duplicate", "revision", "version"
    };

    /** Of the originals among the hits. */
    static Copies of(JsonNode hits) {
        Set<String> groups = new LinkedHashSet<>();
        for (JsonNode hit : hits) {
            JsonNode article = hit.path("_source");
            if (article.at("/duplicate/status").asText().equals(Duplicate.Status.ORIGINAL.name())) {
                groups.add(article.path("id").asText());
            }
        }
        return new Copies(groups);
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    JsonNode none() {
        return JSON.objectNode();
    }

    /** One search for all groups. */
    ObjectNode body() {
        ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", false);
        ObjectNode bool = body.putObject("query").putObject("bool");
        ArrayNode ids = bool.putArray("filter").addObject().putObject("terms").putArray("duplicate.group");
        groups.forEach(ids::add);
        bool.putObject("must_not").putObject("term").put("duplicate.status", Duplicate.Status.ORIGINAL.name());
        ObjectNode byGroup = body.putObject("aggs").putObject("groups");
        byGroup.putObject("terms").put("field", "duplicate.group").put("size", groups.size());
        ObjectNode told = byGroup.putObject("aggs")
                .putObject("told")
                .putObject("top_hits")
                .put("size", TOLD);
        told.putArray("sort").add(Sorts.byDate("firstSeenAt", "asc")).add(Sorts.byId());
        ArrayNode fields = told.putArray("_source");
        for (String field : FIELDS) {
            fields.add(field);
        }
        return body;
    }

    /** {@code {"GROUP": {"total": 5, "articles": […the first 3…]}}}; a group without copies is left out. */
    JsonNode byGroup(JsonNode answer) {
        ObjectNode byGroup = JSON.objectNode();
        for (JsonNode bucket : answer.at("/aggregations/groups/buckets")) {
            ObjectNode group = byGroup.putObject(bucket.path("key").asText());
            group.put("total", bucket.path("doc_count").asLong());
            ArrayNode articles = group.putArray("articles");
            bucket.at("/told/hits/hits").forEach(hit -> articles.add(hit.path("_source")));
        }
        return byGroup;
    }
}
