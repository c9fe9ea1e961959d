package dev.copydesk.enrich.topology;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets through so many articles a second, evenly; all, as long as no limit was set. Thread-safe. */
final class Throttle {
    /** A thread of Kafka Streams that waits longer than this in one step would look dead only after minutes. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private long nanosPerArticle;
    private long nextAt = System.nanoTime();

    /** From now on; null for no limit. */
    synchronized void limit(@Nullable Integer articlesPerSecond) {
        nanosPerArticle = articlesPerSecond == null ? 0 : TimeUnit.SECONDS.toNanos(1) / articlesPerSecond;
        nextAt = System.nanoTime();
    }

    /** Returns when it is the caller's turn, or the thread was interrupted. */
    void await() {
        long waitNanos = turn();
        long until = System.nanoTime() + waitNanos;
        while (waitNanos > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(waitNanos);
            waitNanos = until - System.nanoTime();
        }
    }

    private synchronized long turn() {
        if (nanosPerArticle == 0) {
            return 0;
        }
        long now = System.nanoTime();
        nextAt = Math.max(now, Math.min(nextAt, now + LONGEST_WAIT_NANOS)) + nanosPerArticle;
        return nextAt - nanosPerArticle - now;
    }
}
