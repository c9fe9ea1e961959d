package dev.copydesk.cli.terminal;

import java.time.Duration;

/** A bar with what is known beside it; pure text. */
public final class ProgressBar {
    private static final int CELLS = 24;
    private static final Duration TOO_EARLY = Duration.ofMillis(500);

    private ProgressBar() {}

    /**
     * A bar such as {@code ━━━━━━━╸────────── 38%}.
     *
     * @param done in any unit, 0 or more
     * @param total in the same unit; where it is 0, the bar is full
     */
    public static String bar(long done, long total) {
        double share = total <= 0 ? 1 : Math.min(1, Math.max(0, (double) done / total));
        int full = (int) (share * CELLS);
        return "━".repeat(full) + "─".repeat(CELLS - full) + " " + (int) (share * 100) + "%";
    }

    /** How long it still takes at the pace so far, or empty where that cannot be told yet. */
    public static String remaining(long done, long total, Duration elapsed) {
        if (done <= 0 || done >= total || elapsed.compareTo(TOO_EARLY) < 0) {
            return "";
        }
        double millis = (double) elapsed.toMillis() / done * (total - done);
        long seconds = Math.max(1, Math.round(millis / 1000.0));
        return (seconds < 60 ? seconds + " s" : Quantities.duration(Duration.ofSeconds(seconds))) + " left";
    }

    /** Things a second, rounded; 0 where no time has passed. */
    public static long rate(long things, Duration elapsed) {
        return elapsed.toMillis() <= 0 ? 0 : Math.round(things * 1000.0 / elapsed.toMillis());
    }
}
