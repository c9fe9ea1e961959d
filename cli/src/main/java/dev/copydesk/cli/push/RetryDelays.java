package dev.copydesk.cli.push;

import java.time.Duration;

/** How long to wait before a request is sent again: doubling, from a quarter of a second to five seconds. */
final class RetryDelays {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private RetryDelays() {}

    /** @param failures in a row, at least 1 */
    static Duration after(int failures) {
        Duration delay = FIRST.multipliedBy(1L << Math.min(10, failures - 1));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
