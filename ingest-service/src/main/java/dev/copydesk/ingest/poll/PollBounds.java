package dev.copydesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The shortest and the longest interval of one feed. */
record PollBounds(Duration min, Duration max) {

    /** The feed's own wishes within the poller's bounds. */
    static PollBounds of(PollSettings settings, PolledFeed feed) {
        Duration min = longer(settings.minInterval(), feed.minInterval());
        Duration max = feed.maxInterval() == null ? settings.maxInterval() : feed.maxInterval();
        max = max.compareTo(settings.maxInterval()) > 0 ? settings.maxInterval() : max;
        min = min.compareTo(settings.maxInterval()) > 0 ? settings.maxInterval() : min;
        return new PollBounds(min, longer(min, max));
    }

    Duration clamp(Duration interval) {
        return interval.compareTo(min) < 0 ? min : interval.compareTo(max) > 0 ? max : interval;
    }

    /** Up to a tenth later or earlier, so that feeds that began together do not stay together. */
    Instant jittered(Instant now, Duration interval, RandomGenerator random) {
        double factor = 0.9 + 0.2 * random.nextDouble();
        return now.plus(clamp(Duration.ofMillis((long) (interval.toMillis() * factor))));
    }

    static Duration longer(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) >= 0 ? one : other;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
