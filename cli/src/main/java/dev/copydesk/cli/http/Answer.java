package dev.copydesk.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** What a service answered. The body belongs to this object. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, byte[] body) {
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON, or a missing node where it is none. */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** What the body says went wrong, in one line. */
    public String error() {
        JsonNode json = json();
        String message = json.path("error").asText(json.path("message").asText(""));
        String line =
                message.isBlank() ? "" : message.lines().findFirst().orElse("").strip();
        return line.isEmpty() ? "status " + status : line;
    }
}
