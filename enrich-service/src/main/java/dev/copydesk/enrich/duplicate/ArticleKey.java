package dev.copydesk.enrich.duplicate;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** An article's place in the order that decides who is the original: first seen, then id. */
public record ArticleKey(Instant firstSeenAt, String id) implements Comparable<ArticleKey> {
    private static final Comparator<ArticleKey> ORDER =
            Comparator.comparing(ArticleKey::firstSeenAt).thenComparing(ArticleKey::id);
    private static final int LAST_DAY = 0xffff;

    @Override
    public int compareTo(ArticleKey other) {
        return ORDER.compare(this, other);
    }

    /** The UTC day on which the article was first seen: days since 1970, 0 to 65,535 (the year 2149). */
    int day() {
        return dayOf(firstSeenAt);
    }

    static int dayOf(Instant instant) {
        long day = Math.floorDiv(instant.getEpochSecond(), Duration.ofDays(1).toSeconds());
        return (int) Math.max(0, Math.min(LAST_DAY, day));
    }
}
