package dev.copydesk.ingest.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the memory that unacknowledged requests hold. Thread-safe. */
final class InFlightBytes {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    InFlightBytes(long limit) {
        this.limit = limit;
    }

    /** Takes that many bytes, all or none; a single request passes whatever its size while nothing else is in flight. */
    boolean tryTake(long bytes) {
        long before = used.getAndAdd(bytes);
        if (before > 0 && before + bytes > limit) {
            used.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }
}
