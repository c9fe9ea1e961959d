package dev.copydesk.index.write;

import java.time.Duration;

/**
 * How long to wait before trying again: doubled with every attempt up to a limit, and shortened by up to half at random,
 * so that several writers do not come back at the same moment.
 */
public record RetryDelay(Duration first, Duration longest) {
    /** A pause of 0.1 to 0.2 s at first, 15 to 30 s in the end. */
    public static final RetryDelay DEFAULT = new RetryDelay(Duration.ofMillis(200), Duration.ofSeconds(30));

    private static final int MAX_DOUBLINGS = 30;

    public RetryDelay {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("wanted 0 < first <= longest, got " + first + " and " + longest);
        }
    }

    /**
     * @param attempt attempts made so far, from 1
     * @param random uniform in 0 (inclusive) to 1 (exclusive)
     */
    public Duration after(int attempt, double random) {
        long factor = 1L << Math.min(Math.max(attempt - 1, 0), MAX_DOUBLINGS);
        double wantedMillis = Math.min((double) first.toMillis() * factor, (double) longest.toMillis());
        return Duration.ofMillis(Math.max(1, Math.round(wantedMillis * (1 - random / 2))));
    }
}
