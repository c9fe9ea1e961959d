package dev.copydesk.index.feeds;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The API key that a caller sent, in whichever header. */
record WriteKey(@Nullable String authorization, @Nullable String apiKey) {
    static final WriteKey NONE = new WriteKey(null, null);

    private static final String API_KEY = "X-API-Key";

    static WriteKey of(HttpHeaders headers) {
        return new WriteKey(headers.getHeaderString(HttpHeaders.AUTHORIZATION), headers.getHeaderString(API_KEY));
    }

    void addTo(HttpRequest.Builder request) {
        if (authorization != null) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        if (apiKey != null) {
            request.header(API_KEY, apiKey);
        }
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return authorization == null && apiKey == null ? "no key" : "a key";
    }
}
