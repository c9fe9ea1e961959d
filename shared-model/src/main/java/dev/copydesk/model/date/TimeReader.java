package dev.copydesk.model.date;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the time of day in a short lower-case text with ASCII digits, from which the day has been taken out. */
final class TimeReader {
    private static final String HALF = "(?:\\s?([ap])\\.?\\s?m(?!\\p{L})\\.?)";
    private static final Pattern WITH_MINUTES = Pattern.compile(
            "(?<!\\d)(\\d{1,2})\\s?[:h.]\\s?(\\d{2})(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)?(?!\\d)(?:\\s?uhr(?!\\p{L}))?"
                    + HALF + "?");
    private static final Pattern COMPACT = Pattern.compile("(?<=t)(\\d{2})(\\d{2})(\\d{2})?(?!\\d)");
    private static final Pattern HOUR_ALONE =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:\\s?(?:h|uhr)(?!\\p{L})|" + HALF + ")");
    private static final int NANO_DIGITS = 9;

    private TimeReader() {}

    /**
     * @param nextDay the time is 24:00, the first moment of the day after
     * @param start where the time stood in the text
     */
    record Found(LocalTime time, boolean nextDay, int start, int end) {}

    static Optional<Found> find(String text) {
        Matcher matcher = WITH_MINUTES.matcher(text);
        if (matcher.find()) {
            return found(matcher, matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5));
        }
        matcher = COMPACT.matcher(text);
        if (matcher.find()) {
            return found(matcher, matcher.group(2), matcher.group(3), null, null);
        }
        matcher = HOUR_ALONE.matcher(text);
        if (matcher.find()) {
            return found(matcher, "0", null, null, matcher.group(2));
        }
        return Optional.empty();
    }

    private static Optional<Found> found(
            Matcher matcher,
            String minuteDigits,
            @Nullable String secondDigits,
            @Nullable String fraction,
            @Nullable String half) {
        int hour = hour(Integer.parseInt(matcher.group(1)), half);
        int minute = Integer.parseInt(minuteDigits);
        int second = secondDigits == null ? 0 : Integer.parseInt(secondDigits);
        boolean nextDay = hour == 24 && minute == 0 && second == 0;
        // A leap second is told as the last one that java.time knows.
        second = second == 60 ? 59 : second;
        if (!nextDay && (hour > 23 || minute > 59 || second > 59)) {
            return Optional.empty();
        }
        LocalTime time = LocalTime.of(nextDay ? 0 : hour, minute, second, nanos(fraction));
        return Optional.of(new Found(time, nextDay, matcher.start(), matcher.end()));
    }

    /** 12 am is 0 and 12 pm is 12; a half of the day beside a 24-hour time ("16:39 PM") says nothing new. */
    private static int hour(int written, @Nullable String half) {
        if (half == null || written > 12) {
            return written;
        }
        return written % 12 + (half.equals("p") ? 12 : 0);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    }
}
