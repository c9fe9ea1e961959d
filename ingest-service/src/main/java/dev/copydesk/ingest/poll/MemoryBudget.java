package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.ByteLease;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Bounds the bytes that all polls together hold. Thread-safe. */
final class MemoryBudget {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** @return null where so much is not free */
    @Nullable
    Lease tryLease(long bytes) {
        return tryTake(bytes) ? new Lease(bytes) : null;
    }

    long used() {
        return used.get();
    }

    private boolean tryTake(long bytes) {
        if (used.addAndGet(bytes) > limit) {
            used.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** What one poll holds. */
    final class Lease implements ByteLease {
        private long held;

        private Lease(long held) {
            this.held = held;
        }

        @Override
        public synchronized boolean growTo(long bytes) {
            if (bytes > held) {
                if (!tryTake(bytes - held)) {
                    return false;
                }
                held = bytes;
            }
            return true;
        }

        /** Gives all back; once more does nothing. */
        synchronized void release() {
            used.addAndGet(-held);
            held = 0;
        }
    }
}
