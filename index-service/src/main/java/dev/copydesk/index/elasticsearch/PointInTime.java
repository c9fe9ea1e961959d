package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.util.Map;
import org.jboss.logging.Logger;

/** A view of the index that writes do not change. Not thread-safe. */
public final class PointInTime implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PointInTime.class);

    private final JsonClient client;
    private final String keepAlive;
    private String id;

    PointInTime(JsonClient client, String id, String keepAlive) {
        this.client = client;
        this.id = id;
        this.keepAlive = keepAlive;
    }

    /** What Elasticsearch knows it by, until it was not searched for two minutes. */
    public String id() {
        return id;
    }

    /** @param body a search, to which the view is added */
    public JsonNode search(ObjectNode body) throws IOException {
        body.putObject("pit").put("id", id).put("keep_alive", keepAlive);
        JsonNode answer = client.searchPointInTime(body);
        id = answer.path("pit_id").asText(id);
        return answer;
    }

    /** Frees the view; one that can't be freed now is freed by Elasticsearch when its time is over. */
    @Override
    public void close() {
        ObjectNode body = EventJson.mapper().createObjectNode().put("id", id);
        try {
            client.send("DELETE", "/_pit", Map.of(), body);
        } catch (IOException e) {
            LOG.debugf(e, "a point in time was left to expire");
        }
    }
}
