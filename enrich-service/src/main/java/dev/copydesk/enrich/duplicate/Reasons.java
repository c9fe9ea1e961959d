package dev.copydesk.enrich.duplicate;

import java.time.Duration;

/** The words of a verdict. */
final class Reasons {
    static final String ALONE = "no earlier article has this text or one like it";
    static final String FIRST_OF_FLOOD = "no earlier article of a flood from one template has this text; more than "
            + Groups.MOST_A_DAY + " articles of a day resemble each other, so only equal texts are grouped";

    private Reasons() {}

    static String sameText(Member article, Member other) {
        return "the same text as " + seen(article, other);
    }

    /** Such as "92 % of 412 word 5-grams shared with 3f…, first seen 14 minutes earlier by Heron". */
    static String resembles(Member article, Member other, Overlap overlap) {
        return percent(overlap.jaccard()) + " of " + overlap.union() + " word " + Shingles.WORDS + "-grams shared with "
                + seen(article, other);
    }

    static String contained(Overlap overlap, String longer) {
        return "; " + percent(overlap.containment()) + " of its " + overlap.own() + " word " + Shingles.WORDS
                + "-grams are in the longer " + longer;
    }

    private static String percent(double share) {
        return (int) Math.floor(100 * share) + " %";
    }

    private static String seen(Member article, Member other) {
        Duration between =
                Duration.between(other.key().firstSeenAt(), article.key().firstSeenAt());
        String when = between.abs().toSeconds() < 1
                ? "at the same moment"
                : amount(between.abs()) + (between.isNegative() ? " later" : " earlier");
        return other.id() + ", first seen " + when + " by " + other.sourceName();
    }

    private static String amount(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return counted(seconds, "second");
        }
        if (seconds < 2 * 3600) {
            return counted(seconds / 60, "minute");
        }
        return seconds < 2 * 86_400 ? counted(seconds / 3600, "hour") : counted(seconds / 86_400, "day");
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
