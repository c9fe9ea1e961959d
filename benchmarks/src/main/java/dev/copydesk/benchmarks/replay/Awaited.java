package dev.copydesk.benchmarks.replay;

import java.io.IOException;
import java.time.Duration;

/** Waits for what others do. */
final class Awaited {

    private Awaited() {}

    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** @throws IOException if it takes longer than that */
    static void until(Duration atMost, long lookEveryMillis, Condition condition)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("waited in vain for " + atMost);
            }
            Thread.sleep(lookEveryMillis); // bounds the error of what is timed
        }
    }

    /** Lets others work for a while. */
    static void pass(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
