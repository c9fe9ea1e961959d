package dev.copydesk.http;

import org.jspecify.annotations.Nullable;

/**
 * What the guard looks at of a request.
 *
 * @param method such as {@code POST}
 * @param host the {@code Host} header (or HTTP/2's authority), port included
 * @param origin the {@code Origin} header, which browsers send and scripts do not
 * @param authorization the {@code Authorization} header
 * @param apiKey the {@code X-API-Key} header
 * @param fromThisMachine whether the caller's address is a loopback address
 */
record Call(
        String method,
        @Nullable String host,
        @Nullable String origin,
        @Nullable String authorization,
        @Nullable String apiKey,
        boolean fromThisMachine) {

    boolean writes() {
        return !(method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS"));
    }

    /** Keeps the keys out of logs. */
    @Override
    public String toString() {
        return method + " of " + host;
    }
}
