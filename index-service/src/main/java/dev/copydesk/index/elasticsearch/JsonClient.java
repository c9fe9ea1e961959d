package dev.copydesk.index.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.model.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.http.ContentTooLongException;
import org.elasticsearch.client.HttpAsyncResponseConsumerFactory.HeapBufferedResponseConsumerFactory;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON to Elasticsearch and reads JSON, for searches whose answers are passed on as they are. Blocking; thread-safe.
 *
 * <p>All methods throw {@link org.elasticsearch.client.ResponseException} for an answer that is an error and another
 * {@link IOException} where no answer came, {@link AnswerTooLongException} where it was too long.
 */
@Singleton
public class JsonClient {
    /** An alias that no month has yet is an empty one, not an error. */
    private static final Map<String, String> LENIENT = Map.of("ignore_unavailable", "true");

    /** A view whose shards are gone in part would look like one that ended. */
    private static final Map<String, String> COMPLETE = Map.of("allow_partial_search_results", "false");

    private static final String WITH_EXPIRED = MonthIndex.ALIAS + "," + MonthIndex.EXPIRED_ALIAS;

    private static final String PIT_KEEP_ALIVE = "2m";

    /** What is held in memory of an answer: eight articles of the largest size. */
    private static final int MAX_ANSWER_BYTES = 8 * EventJson.MAX_EVENT_BYTES;

    private static final RequestOptions BOUNDED = RequestOptions.DEFAULT.toBuilder()
            .setHttpAsyncResponseConsumerFactory(new HeapBufferedResponseConsumerFactory(MAX_ANSWER_BYTES))
            .build();

    private final RestClient client;

    JsonClient(RestClient client) {
        this.client = client;
    }

    /** Searches all months of the serving generation; one that is just being created, or lost, is left out. */
    public JsonNode search(JsonNode body) throws IOException {
        return send("POST", "/" + MonthIndex.ALIAS + "/_search", LENIENT, body);
    }

    /** Searches what is left of the months that left the index as well. */
    public JsonNode searchWithExpired(JsonNode body) throws IOException {
        return send("POST", "/" + WITH_EXPIRED + "/_search", LENIENT, body);
    }

    /** Searches the point in time that the body names. */
    public JsonNode searchPointInTime(JsonNode body) throws IOException {
        return send("POST", "/_search", COMPLETE, body);
    }

    /** A view of all months of the serving generation as they are now; close it. */
    public PointInTime openPointInTime() throws IOException {
        return openPointInTime(MonthIndex.ALIAS);
    }

    /** A view that includes what is left of the months that left the index; close it. */
    public PointInTime openPointInTimeWithExpired() throws IOException {
        return openPointInTime(WITH_EXPIRED);
    }

    /** A view of all months of a generation, whether it serves or not, those that left included; close it. */
    public PointInTime openPointInTime(int generation) throws IOException {
        return openPointInTime(MonthIndex.allOf(generation));
    }

    PointInTime openPointInTime(String indices) throws IOException {
        JsonNode answer = send(
                "POST",
                "/" + indices + "/_pit",
                Map.of("keep_alive", PIT_KEEP_ALIVE, "ignore_unavailable", "true"),
                null);
        return new PointInTime(this, answer.path("id").asText(), PIT_KEEP_ALIVE);
    }

    /** A view that is open already. */
    public PointInTime pointInTime(String id) {
        return new PointInTime(this, id, PIT_KEEP_ALIVE);
    }

    /** Searches all months of a generation, whether it serves or not, those that left included. */
    public JsonNode search(int generation, JsonNode body) throws IOException {
        return send("POST", "/" + MonthIndex.allOf(generation) + "/_search", LENIENT, body);
    }

    /** Makes everything visible that is written to a generation. */
    public void refresh(int generation) throws IOException {
        send("POST", "/" + MonthIndex.allOf(generation) + "/_refresh", LENIENT, null);
    }

    /** Writes out what is held in memory of a generation. */
    void flush(int generation) throws IOException {
        send("POST", "/" + MonthIndex.allOf(generation) + "/_flush", LENIENT, null);
    }

    /** Makes everything visible that is written to the serving generation. */
    public void refresh() throws IOException {
        send("POST", "/" + WITH_EXPIRED + "/_refresh", LENIENT, null);
    }

    /** What each node of the cluster reports of its file systems. */
    public JsonNode nodeFileSystems() throws IOException {
        return send("GET", "/_nodes/stats/fs", Map.of("filter_path", "nodes.*.name,nodes.*.fs.total"), null)
                .path("nodes");
    }

    JsonNode send(String method, String path, Map<String, String> parameters, @Nullable JsonNode body)
            throws IOException {
        return sendText(method, path, parameters, body == null ? null : body.toString());
    }

    /** @param body JSON, or lines of it for a bulk request */
    JsonNode sendText(String method, String path, Map<String, String> parameters, @Nullable String body)
            throws IOException {
        Request request = new Request(method, path);
        request.addParameters(parameters);
        request.setOptions(BOUNDED);
        if (body != null) {
            request.setJsonEntity(body);
        }
        try (InputStream answer = client.performRequest(request).getEntity().getContent()) {
            return EventJson.mapper().readTree(answer);
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ContentTooLongException) {
                    throw new AnswerTooLongException(e);
                }
            }
            throw e;
        }
    }

    /** What Elasticsearch calls the error of an answer; empty where it does not say. */
    public static String errorType(ResponseException answer) throws IOException {
        try (InputStream body = answer.getResponse().getEntity().getContent()) {
            return EventJson.mapper().readTree(body).path("error").path("type").asText();
        } catch (JsonProcessingException e) {
            return ""; // a proxy's words, it may be
        }
    }
}
