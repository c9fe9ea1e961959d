package dev.copydesk.index.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The width of a bar of a date histogram, in UTC; weeks begin on Monday. */
enum Interval {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30)),
    YEAR(Duration.ofDays(365));

    /** So many bars are told apart on a screen. */
    private static final long MAX_BARS = 120;

    private final Duration about;

    Interval(Duration about) {
        this.about = about;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The narrowest that needs at most {@value #MAX_BARS} bars from the first to the last article. */
    static Interval fitting(Instant first, Instant last) {
        Duration range = Duration.between(first, last);
        for (Interval interval : values()) {
            if (range.dividedBy(interval.about) < MAX_BARS) {
                return interval;
            }
        }
        return YEAR;
    }

    /**
     * Empty for {@code auto}, which is chosen by the articles found.
     *
     * @throws BadSearchException for an unknown name
     */
    static Optional<Interval> named(@Nullable String text) {
        String name = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (name.equals("auto")) {
            return Optional.empty();
        }
        for (Interval interval : values()) {
            if (interval.label().equals(name)) {
                return Optional.of(interval);
            }
        }
        throw new BadSearchException("histogram must be auto, "
                + Arrays.stream(values()).map(Interval::label).collect(Collectors.joining(", ")));
    }
}
