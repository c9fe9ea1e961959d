package dev.copydesk.index.write;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Of what is searched over what is being built: while requests of the former are slow, the latter holds back. Elasticsearch works off
 * bulk requests in the order of their arrival, a few at a time, so that one article that arrives now would otherwise stand behind all
 * that a replay has sent. Thread-safe.
 */
public final class Precedence {
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration HOLDS_BACK = Duration.ofMinutes(1);

    private final InstantSource clock;
    private volatile Instant until = Instant.EPOCH;

    public Precedence(InstantSource clock) {
        this.clock = clock;
    }

    /** A request of what is searched was answered after so long. */
    public void served(Duration after) {
        if (after.compareTo(SLOW) >= 0) {
            until = clock.instant().plus(HOLDS_BACK);
        }
    }

    /** Whether what is being built is to take as little of Elasticsearch as it can. */
    public boolean holdsBack() {
        return clock.instant().isBefore(until);
    }
}
