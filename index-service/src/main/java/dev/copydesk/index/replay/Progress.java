package dev.copydesk.index.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast a generation is being built, from counts taken now and then. Thread-safe. */
final class Progress {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final long LEAST_PAUSE_MILLIS = 4_000;
    private static final long MOST_PAUSE_MILLIS = 30_000;
    /** Elasticsearch writes out what it holds for a count, which may take this part of the time. */
    private static final int PAUSE_TO_COUNT = 20;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private Instant due = Instant.MIN;

    private record Sample(Instant at, long done) {}

    /**
     * A count that is lower than the one before begins anew.
     *
     * @param took how long counting took; the longer, the later the next is due
     */
    synchronized void count(Instant at, Duration took, long done) {
        due = at.plusMillis(
                Math.min(MOST_PAUSE_MILLIS, Math.max(LEAST_PAUSE_MILLIS, PAUSE_TO_COUNT * took.toMillis())));
        if (!samples.isEmpty() && samples.getLast().done() > done) {
            samples.clear();
        }
        samples.add(new Sample(at, done));
        while (samples.size() > 2 && samples.getFirst().at().plus(WINDOW).isBefore(at)) {
            samples.remove();
        }
    }

    /** Whether it is time to count again, which only one of those who ask at the same time is told to do. */
    synchronized boolean begins(Instant now) {
        boolean begins = !now.isBefore(due);
        if (begins) {
            due = now.plusMillis(LEAST_PAUSE_MILLIS);
        }
        return begins;
    }

    /** Articles a second over the last half a minute; 0 before two counts. */
    synchronized double perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        double seconds =
                Duration.between(samples.getFirst().at(), samples.getLast().at())
                                .toMillis()
                        / 1000.0;
        return seconds <= 0 ? 0 : (samples.getLast().done() - samples.getFirst().done()) / seconds;
    }

    synchronized long done() {
        return samples.isEmpty() ? 0 : samples.getLast().done();
    }

    /** Seconds that the rest takes at this rate; null where nothing moves. */
    @Nullable
    Long etaSeconds(long total) {
        long rest = Math.max(0, total - done());
        double rate = perSecond();
        return rest == 0 ? Long.valueOf(0) : rate <= 0 ? null : (Long) (long) Math.ceil(rest / rate);
    }
}
