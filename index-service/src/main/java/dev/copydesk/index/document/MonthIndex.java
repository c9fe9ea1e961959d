package dev.copydesk.index.document;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The index an article lives in: {@code articles-g1-2026.03}, by generation and the month, in UTC, it was first seen in.
 *
 * <p>{@code firstSeenAt} never changes, so that every version of an article meets its predecessor in the same index.
 */
public final class MonthIndex {
    /** The alias over all the months of the generation that serves. */
    public static final String ALIAS = "articles";

    /** The alias over what stands in for its months that left the index. */
    public static final String EXPIRED_ALIAS = "expired";

    private static final String HELD = "articles-g";
    private static final String EXPIRED = "expired-g";
    private static final Pattern NAME = Pattern.compile("(?:articles|expired)-g(\\d{1,9})-(\\d{4})\\.(0[1-9]|1[0-2])");

    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private MonthIndex() {}

    /** @throws IllegalArgumentException for a year outside 0 to 9999, which no date of ours can have */
    public static String nameOf(int generation, Instant firstSeenAt) {
        if (!hasFourDigitYear(firstSeenAt)) {
            throw new IllegalArgumentException("firstSeenAt is " + firstSeenAt + ", wanted a year from 0 to 9999");
        }
        return nameOf(generation, monthOf(firstSeenAt));
    }

    /** In UTC. */
    public static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    public static String nameOf(int generation, YearMonth month) {
        return name(HELD, generation, month);
    }

    /** The index that stands in for a month that left; it has the month's own name as an alias. */
    public static String expiredNameOf(int generation, YearMonth month) {
        return name(EXPIRED, generation, month);
    }

    /** @param month the name of a month */
    public static String expiredNameOf(String month) {
        return EXPIRED + month.substring(HELD.length());
    }

    private static String name(String prefix, int generation, YearMonth month) {
        return String.format(Locale.ROOT, "%s%d-%04d.%02d", prefix, generation, month.getYear(), month.getMonthValue());
    }

    /** Whether it names a month, held or expired: whoever can write to Elasticsearch can give an index any name. */
    public static boolean isMonth(String index) {
        return NAME.matcher(index).matches();
    }

    /** @throws IllegalArgumentException if it names no month, held or expired */
    public static YearMonth monthOf(String index) {
        Matcher name = NAME.matcher(index);
        if (!name.matches()) {
            throw new IllegalArgumentException("no month: " + index);
        }
        return YearMonth.of(Integer.parseInt(name.group(2)), Integer.parseInt(name.group(3)));
    }

    /** @throws IllegalArgumentException if it names no month, held or expired */
    public static int generationOf(String index) {
        Matcher name = NAME.matcher(index);
        if (!name.matches()) {
            throw new IllegalArgumentException("no month: " + index);
        }
        return Integer.parseInt(name.group(1));
    }

    /** Everything that holds articles of a generation, as a pattern: what left is known by the names of its months, too. */
    public static String allOf(int generation) {
        return HELD + generation + "-*";
    }

    /** Whether the index stands in for a month that left. */
    public static boolean isExpired(String index) {
        return index.startsWith(EXPIRED);
    }

    /** Whether Elasticsearch can read the instant's ISO form as a date. */
    static boolean hasFourDigitYear(Instant instant) {
        return !instant.isBefore(YEAR_0) && instant.isBefore(YEAR_10000);
    }
}
