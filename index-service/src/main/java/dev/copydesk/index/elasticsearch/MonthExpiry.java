package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.index.write.BulkItemOutcome;
import dev.copydesk.model.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;
import org.elasticsearch.client.ResponseException;

/**
 * Takes a month out of the index and puts its {@link ExpiredMonth} in its place. A crash on the way leaves the month as it
 * was, closed to writes, which wait, until it is done again, which goes on from there, or taken back. Blocking; thread-safe.
 */
@Singleton
public class MonthExpiry {
    private static final int PAGE_SIZE = 2_000;
    private static final String TEMPLATE = "expired";
    private static final String NOT_FOUND = "index_not_found_exception";
    private static final String ALREADY_CREATED = "resource_already_exists_exception";

    private final JsonClient client;
    private final IndexSettings settings;
    private final GenerationRoles roles;

    MonthExpiry(JsonClient client, IndexSettings settings, GenerationRoles roles) {
        this.client = client;
        this.settings = settings;
        this.roles = roles;
    }

    /** @throws IOException if Elasticsearch does not answer, or a document was not copied: it can be tried again */
    public void expire(int generation, YearMonth month) throws IOException {
        String held = MonthIndex.nameOf(generation, month);
        String expired = MonthIndex.expiredNameOf(generation, month);
        create(expired); // first, since writes go on where it is refused
        client.send("PUT", "/" + held + "/_block/write", Map.of(), null);
        copy(held, expired);
        long before = count(held);
        long after = count(expired);
        if (before != after) {
            throw new IOException(held + " has " + before + " articles, " + expired + " has " + after);
        }
        swap(held, expired, roles.serves(generation));
    }

    /**
     * Leaves the month in the index and lets writes to it again, whatever {@link #expire} had done of it. An instance that is still at it
     * fails, since what it copies to goes first.
     *
     * @throws IOException if Elasticsearch does not answer, or the month has left: it can be tried again
     */
    public void takeBack(int generation, YearMonth month) throws IOException {
        String held = MonthIndex.nameOf(generation, month);
        discard(held, MonthIndex.expiredNameOf(generation, month));
        ObjectNode open = EventJson.mapper().createObjectNode().putNull("index.blocks.write");
        client.send("PUT", "/" + held + "/_settings", Map.of(), open);
    }

    /** The second action does nothing, but is refused together with the first where the month's name is an alias by now. */
    private void discard(String held, String expired) throws IOException {
        ObjectNode body = EventJson.mapper().createObjectNode();
        ArrayNode actions = body.putArray("actions");
        actions.addObject().putObject("remove_index").put("index", expired);
        actions.addObject()
                .putObject("remove")
                .put("index", held)
                .put("alias", MonthIndex.EXPIRED_ALIAS)
                .put("must_exist", false);
        try {
            client.send("POST", "/_aliases", Map.of(), body);
        } catch (ResponseException e) {
            if (!JsonClient.errorType(e).equals(NOT_FOUND)) {
                throw e;
            }
        }
    }

    private void create(String expired) throws IOException {
        client.send("PUT", "/_index_template/" + TEMPLATE, Map.of(), ExpiredMonth.template());
        try {
            client.send("PUT", "/" + expired, Map.of(), ExpiredMonth.definition(settings));
        } catch (ResponseException e) {
            if (!JsonClient.errorType(e).equals(ALREADY_CREATED)) {
                throw e;
            }
        }
    }

    private void copy(String held, String expired) throws IOException {
        client.send("POST", "/" + held + "/_refresh", Map.of(), null);
        ObjectNode body = EventJson.mapper().createObjectNode().put("size", PAGE_SIZE);
        body.put("_source", false).put("track_total_hits", false);
        body.putArray("docvalue_fields").add("revision").add("version").add("source.id");
        body.putArray("sort").addObject().put("_shard_doc", "asc");
        try (PointInTime view = client.openPointInTime(held)) {
            while (true) {
                JsonNode hits = view.search(body).path("hits").path("hits");
                if (!hits.isEmpty()) {
                    write(expired, hits);
                }
                if (hits.size() < PAGE_SIZE) {
                    return;
                }
                body.set("search_after", hits.get(hits.size() - 1).path("sort"));
            }
        }
    }

    private void write(String expired, JsonNode hits) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JsonNode hit : hits) {
            String id = hit.path("_id").asText();
            long version = hit.at("/fields/version/0").asLong();
            ObjectNode action = EventJson.mapper().createObjectNode();
            action.putObject("index").put("_id", id).put("version", version).put("version_type", "external");
            ObjectNode document = EventJson.mapper().createObjectNode().put("id", id);
            document.putObject("source")
                    .put("id", hit.path("fields").path("source.id").path(0).asText());
            document.put("revision", hit.at("/fields/revision/0").asInt()).put("version", version);
            lines.append(action).append('\n').append(document).append('\n');
        }
        JsonNode answer = client.sendText(
                "POST",
                "/" + expired + "/_bulk",
                Map.of("filter_path", "items.*.status,items.*.error.type,items.*.error.reason"),
                lines.toString());
        for (JsonNode item : answer.path("items")) {
            JsonNode error = item.path("index").path("error");
            BulkItemOutcome outcome = BulkItemOutcome.of(
                    false,
                    item.path("index").path("status").asInt(),
                    error.path("type").textValue(),
                    error.path("reason").textValue());
            if (!(outcome instanceof BulkItemOutcome.Indexed || outcome instanceof BulkItemOutcome.Stale)) {
                throw new IOException("an article was not copied to " + expired + ": " + outcome);
            }
        }
    }

    private long count(String index) throws IOException {
        client.send("POST", "/" + index + "/_refresh", Map.of(), null);
        return client.send("GET", "/" + index + "/_count", Map.of(), null)
                .path("count")
                .asLong();
    }

    /** In one step, so that no search and no count sees both or neither. */
    private void swap(String held, String expired, boolean serves) throws IOException {
        ObjectNode body = EventJson.mapper().createObjectNode();
        ArrayNode actions = body.putArray("actions");
        actions.addObject().putObject("remove_index").put("index", held);
        actions.addObject().putObject("add").put("index", expired).put("alias", held);
        if (serves) {
            actions.addObject().putObject("add").put("index", expired).put("alias", MonthIndex.EXPIRED_ALIAS);
        }
        client.send("POST", "/_aliases", Map.of(), body);
    }
}
