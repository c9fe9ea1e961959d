package dev.copydesk.testsupport.sample.clock;

import java.time.Clock;
import java.time.Instant;

/** Asks for the time in both ways. */
final class Ticking {
    private Ticking() {}

    static Instant passed(Clock clock) {
        return Instant.now(clock);
    }

    static Instant asked() {
        return Instant.now();
    }
}
