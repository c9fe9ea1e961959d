package dev.copydesk.ingest.poll;

import java.time.Duration;

/**
 * The bounds within which feeds are polled.
 *
 * @param minInterval between two polls of a feed; 1 min by default
 * @param maxInterval between two polls of a feed, even one that fails or is gone; 24 h by default
 * @param firstInterval after the first poll, while little is known; 15 min by default
 * @param maxHint longest interval that {@code Cache-Control}, {@code Expires} or {@code ttl} can ask for; 4 h by default
 * @param failureDelay after the first failure, doubled by each further one; 2 min by default
 * @param maxFailureDelay after failures that pass by themselves (time-outs, 5xx, DNS, TLS); 6 h by default
 * @param checkDelay between a 304 and the request that checks it; 1 min by default
 * @param hostSpacing between the beginnings of two requests to a host; 1 s by default
 * @param hostConcurrency requests to one host at a time; 1 by default
 * @param hostRest after a 429 or 503 of a host without {@code Retry-After}; 30 s by default
 * @param maxHostRest longest rest of a whole host that one feed's {@code Retry-After} can cause; 1 h by default
 * @param maxInFlight polls and page fetches under way; 200 by default
 * @param maxBytesInFlight of bodies and of articles that wait for their acknowledgement; 96 MiB by default
 * @param maxFeedBytes of one feed, decoded; 8 MiB by default
 * @param maxPageBytes of one page, decoded; 1 MiB by default
 * @param maxPagesPerPoll fetched at once; the rest is fetched after the next polls; 20 by default
 * @param maxPageAttempts for one page; 3 by default
 */
public record PollSettings(
        Duration minInterval,
        Duration maxInterval,
        Duration firstInterval,
        Duration maxHint,
        Duration failureDelay,
        Duration maxFailureDelay,
        Duration checkDelay,
        Duration hostSpacing,
        int hostConcurrency,
        Duration hostRest,
        Duration maxHostRest,
        int maxInFlight,
        long maxBytesInFlight,
        int maxFeedBytes,
        int maxPageBytes,
        int maxPagesPerPoll,
        int maxPageAttempts) {
    public static final PollSettings DEFAULTS = new PollSettings(
            Duration.ofMinutes(1),
            Duration.ofHours(24),
            Duration.ofMinutes(15),
            Duration.ofHours(4),
            Duration.ofMinutes(2),
            Duration.ofHours(6),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            1,
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            200,
            96L << 20,
            8 << 20,
            1 << 20,
            20,
            3);

    /** A page in JSON can grow by its escapes; an event is at most 2 MiB. */
    private static final int MOST_PAGE_BYTES = 1_500_000;

    public PollSettings {
        requireOrdered("minInterval", minInterval, "maxInterval", maxInterval);
        requireOrdered("failureDelay", failureDelay, "maxFailureDelay", maxFailureDelay);
        requireOrdered("hostRest", hostRest, "maxHostRest", maxHostRest);
        requirePositive("firstInterval", firstInterval);
        requirePositive("checkDelay", checkDelay);
        if (maxHint.isNegative() || hostSpacing.isNegative()) {
            throw new IllegalArgumentException(
                    "maxHint is " + maxHint + " and hostSpacing is " + hostSpacing + ", wanted 0 or more");
        }
        requireAtLeast("hostConcurrency", hostConcurrency, 1);
        requireAtLeast("maxInFlight", maxInFlight, 1);
        requireAtLeast("maxFeedBytes", maxFeedBytes, 1024);
        requireAtLeast("maxPageBytes", maxPageBytes, 1024);
        requireAtLeast("maxPagesPerPoll", maxPagesPerPoll, 1);
        requireAtLeast("maxPageAttempts", maxPageAttempts, 1);
        if (maxPageBytes > MOST_PAGE_BYTES) {
            throw new IllegalArgumentException(
                    "maxPageBytes is " + maxPageBytes + ", at most " + MOST_PAGE_BYTES + " fit into an event");
        }
        if (maxBytesInFlight < 2L * maxFeedBytes) {
            throw new IllegalArgumentException("maxBytesInFlight is " + maxBytesInFlight
                    + ", wanted at least twice maxFeedBytes, which is " + maxFeedBytes);
        }
    }

    private static void requireOrdered(String lessName, Duration less, String moreName, Duration more) {
        requirePositive(lessName, less);
        if (more.compareTo(less) < 0) {
            throw new IllegalArgumentException(
                    moreName + " is " + more + ", wanted at least " + lessName + ", which is " + less);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted more than 0");
        }
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", wanted " + least + " or more");
        }
    }
}
