package dev.copydesk.enrich.topology;

import java.time.Duration;

/**
 * How a lane looks for duplicates.
 *
 * @param windowDays articles first seen on days further apart are no duplicates, and are forgotten
 * @param sourcePartitions of {@code articles.raw}, whose slowest one decides what is forgotten
 * @param idleTimeout a source partition without a record for so long is not waited for
 */
public record DuplicateSettings(int windowDays, int sourcePartitions, Duration idleTimeout) {
    public DuplicateSettings {
        if (windowDays < 1) {
            throw new IllegalArgumentException(
                    "the window is " + windowDays + " days, wanted 1 or more: set copydesk.enrich.duplicate-window");
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero()) {
            throw new IllegalArgumentException("the idle time-out is " + idleTimeout
                    + ", wanted more than nothing: set copydesk.enrich.idle-timeout");
        }
    }

    /** A part of a day counts as one. */
    static DuplicateSettings of(Duration window, int sourcePartitions, Duration idleTimeout) {
        return new DuplicateSettings((int) window.plusDays(1).minusNanos(1).toDays(), sourcePartitions, idleTimeout);
    }
}
