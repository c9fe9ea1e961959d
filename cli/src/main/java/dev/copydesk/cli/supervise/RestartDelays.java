package dev.copydesk.cli.supervise;

import java.time.Duration;

/**
 * How long to wait before a process that died is started again: 1 s, 2 s, 4 s, … 30 s, and from the beginning once it ran
 * well for a minute. Not thread-safe.
 */
final class RestartDelays {
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration RAN_WELL = Duration.ofMinutes(1);

    private static final Duration FIRST = Duration.ofSeconds(1);

    private Duration next = FIRST;

    /** @param ran how long the process that just died had been ready; zero if it never was */
    Duration after(Duration ran) {
        if (ran.compareTo(RAN_WELL) >= 0) {
            next = FIRST;
        }
        Duration delay = next;
        Duration doubled = delay.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return delay;
    }
}
