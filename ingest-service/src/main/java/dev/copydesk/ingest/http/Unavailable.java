package dev.copydesk.ingest.http;

import jakarta.ws.rs.core.Response;

/** 503: Kafka is slow or away. */
final class Unavailable {
    private static final String RETRY_AFTER_SECONDS = "2";

    private Unavailable() {}

    static Response because(String reason) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header("Retry-After", RETRY_AFTER_SECONDS)
                .entity(new Problem(reason))
                .build();
    }
}
