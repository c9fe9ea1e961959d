package dev.copydesk.ingest.registry;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The growing pause before something that failed begins anew: 0.5 s, doubling up to 30 s. Used by one thread, ended by any. */
final class RestartPause {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final CountDownLatch ended = new CountDownLatch(1);
    private Duration next = FIRST;

    /** Waits; returns whether there is to be no further beginning. */
    boolean await() {
        Duration now = next;
        next = now.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : now.multipliedBy(2);
        try {
            return ended.await(now.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** All is well: the next pause is a short one again. */
    void reset() {
        next = FIRST;
    }

    void end() {
        ended.countDown();
    }
}
