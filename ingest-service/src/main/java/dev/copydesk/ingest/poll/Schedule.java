package dev.copydesk.ingest.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is polled next, and why then.
 *
 * @param nextAt not before this instant
 * @param why a short reason for people
 * @param interval between polls that succeed, before hints of the feed and jitter
 * @param retryAfter until when the server asked to be left alone, where it did
 * @param hints what the feed asks of those who poll it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Schedule(
        Instant nextAt,
        String why,
        Duration interval,
        @Nullable Instant retryAfter,
        Hints hints) {

    public Schedule {
        Objects.requireNonNull(nextAt, "nextAt");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(interval, "interval");
        hints = hints == null ? Hints.NONE : hints;
    }
}
