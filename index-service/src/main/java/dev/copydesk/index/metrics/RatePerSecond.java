package dev.copydesk.index.metrics;

import java.time.InstantSource;

/** Counts what happened in each of the last 60 seconds. Thread-safe. */
final class RatePerSecond {
    private static final int SECONDS = 60;

    private final InstantSource clock;
    private final long[] counts = new long[SECONDS];
    private final long[] seconds = new long[SECONDS];
    private final long startedAt;

    RatePerSecond(InstantSource clock) {
        this.clock = clock;
        this.startedAt = clock.instant().getEpochSecond();
    }

    synchronized void count() {
        long now = clock.instant().getEpochSecond();
        int slot = Math.floorMod(now, SECONDS);
        if (seconds[slot] != now) {
            seconds[slot] = now;
            counts[slot] = 0;
        }
        counts[slot]++;
    }

    /** The mean of the last minute, without the second that is not over yet; since the start where that was later. */
    synchronized double perSecond() {
        long now = clock.instant().getEpochSecond();
        long sum = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            if (seconds[slot] < now && seconds[slot] > now - SECONDS) {
                sum += counts[slot];
            }
        }
        return (double) sum / Math.max(1, Math.min(SECONDS - 1, now - startedAt));
    }
}
