package dev.copydesk.cli.supervise;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for another process, which can only be asked again and again. */
public final class Poll {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private Poll() {}

    /** Whether the condition came true in time. */
    public static boolean until(Duration patience, BooleanSupplier condition) {
        return until(patience, INTERVAL, condition);
    }

    /** Whether the condition, looked at after each interval, came true in time. */
    public static boolean until(Duration patience, Duration interval, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(interval.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
