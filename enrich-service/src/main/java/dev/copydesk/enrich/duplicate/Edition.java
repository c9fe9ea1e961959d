package dev.copydesk.enrich.duplicate;

import java.util.Comparator;

/**
 * All articles of a lane with one text that were first seen on one UTC day: the unit that is compared with others, so that a text
 * that comes a million times is compared once a day.
 */
record Edition(int day, TextHash text) implements Comparable<Edition> {
    private static final Comparator<Edition> ORDER =
            Comparator.comparingInt(Edition::day).thenComparing(Edition::text);

    @Override
    public int compareTo(Edition other) {
        return ORDER.compare(this, other);
    }

    boolean isWithin(int windowDays, Edition other) {
        return Math.abs(day - other.day) <= windowDays;
    }
}
