package dev.copydesk.index.retention;

import dev.copydesk.index.elasticsearch.HeldMonth;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which months leave the index. The month that it is now, and later ones, never do. Thread-safe.
 *
 * @param months how many stay, the one that it is now included; 0 for all
 * @param bytes how much disk the months may use together, replicas included; 0 for any amount
 */
public record RetentionPolicy(int months, long bytes) {

    public RetentionPolicy {
        if (months < 0 || bytes < 0) {
            throw new IllegalArgumentException(
                    "copydesk.index.retention: wanted months and a size of 0 or more, got " + months + " and " + bytes);
        }
    }

    /** Whether anything ever leaves. */
    public boolean isActive() {
        return months > 0 || bytes > 0;
    }

    /** Whether a month is too old, whatever its size. */
    public boolean isTooOld(YearMonth month, YearMonth now) {
        return months > 0 && month.isBefore(now.minusMonths(months - 1L));
    }

    /** The months to give up, the oldest first, each with the reason. */
    public Map<YearMonth, String> due(List<HeldMonth> held, YearMonth now) {
        Map<YearMonth, String> due = new TreeMap<>();
        long used = held.stream().mapToLong(HeldMonth::bytes).sum();
        List<HeldMonth> oldestFirst =
                held.stream().sorted(Comparator.comparing(HeldMonth::month)).toList();
        for (HeldMonth candidate : oldestFirst) {
            YearMonth month = candidate.month();
            if (!month.isBefore(now)) {
                break;
            }
            if (isTooOld(month, now)) {
                due.put(month, String.format(Locale.ROOT, "older than the %d months that are kept", months));
            } else if (bytes > 0 && used > bytes) {
                due.put(month, String.format(Locale.ROOT, "%,d bytes are used, %,d may be", used, bytes));
            } else {
                continue;
            }
            used -= candidate.bytes();
        }
        return due;
    }
}
