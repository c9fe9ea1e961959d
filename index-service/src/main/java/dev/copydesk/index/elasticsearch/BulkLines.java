package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.write.BulkItemOutcome;
import dev.copydesk.index.write.WriteAction;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.entity.ContentType;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.jspecify.annotations.Nullable;

/** The lines of a bulk request, and the outcomes in its answer. */
final class BulkLines {
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
    /** What tells outcomes apart; the rest of an answer is long and says nothing more. */
    private static final String ANSWER =
            "items.*.status,items.*.error.type,items.*.error.reason," + "items.*.error.caused_by.reason";

    private static final ByteBuffer LINE_BREAK =
            ByteBuffer.wrap(new byte[] {'\n'}).asReadOnlyBuffer();

    private BulkLines() {}

    /** @param at when it is sent */
    static Request request(List<WriteAction> actions, Instant at) {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", ANSWER);
        request.setEntity(new PiecewiseEntity(lines(actions, at), NDJSON));
        return request;
    }

    private static List<ByteBuffer> lines(List<WriteAction> actions, Instant at) {
        List<ByteBuffer> lines = new ArrayList<>();
        for (WriteAction action : actions) {
            boolean put = action instanceof WriteAction.Put;
            // names of indices and ids are our own: none needs escaping
            String line = "{\"" + (put ? "index" : "delete") + "\":{\"_index\":\"" + action.index() + "\",\"_id\":\""
                    + action.id() + "\",\"version\":" + action.version() + ",\"version_type\":\"external\"}}\n";
            lines.add(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            if (action instanceof WriteAction.Put article) {
                lines.addAll(article.document().writtenAt(at));
                lines.add(LINE_BREAK);
            }
        }
        return lines;
    }

    /**
     * One outcome an item.
     *
     * @throws UncheckedIOException if the answer breaks off, or answers for another number of items
     */
    static List<BulkItemOutcome> outcomes(List<WriteAction> actions, Response response) {
        JsonNode items;
        try (InputStream answer = response.getEntity().getContent()) {
            items = EventJson.mapper().readTree(answer).path("items");
        } catch (IOException e) {
            throw new UncheckedIOException("the answer to a bulk request cannot be read", e);
        }
        if (items.size() != actions.size()) {
            throw new UncheckedIOException(
                    new IOException("sent " + actions.size() + " items, " + items.size() + " were answered for"));
        }
        List<BulkItemOutcome> outcomes = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i).elements().next();
            JsonNode error = item.path("error");
            outcomes.add(BulkItemOutcome.of(
                    actions.get(i) instanceof WriteAction.Remove,
                    item.path("status").asInt(),
                    error.path("type").textValue(),
                    reason(error)));
        }
        return outcomes;
    }

    private static @Nullable String reason(JsonNode error) {
        String reason = error.path("reason").textValue();
        String cause = error.path("caused_by").path("reason").textValue();
        return cause == null ? reason : reason + "; " + cause;
    }
}
