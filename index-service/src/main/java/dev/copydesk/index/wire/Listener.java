package dev.copydesk.index.wire;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;

/** One who listens to the wire. Told from one thread. */
final class Listener {
    /** So that a connection that broke without a word is noticed on both sides. */
    private static final long LONGEST_SILENCE_NANOS = Duration.ofSeconds(15).toNanos();

    private final MultiEmitter<? super Arrivals> emitter;
    private long number;
    private long lastToldNanos;

    Listener(MultiEmitter<? super Arrivals> emitter) {
        this.emitter = emitter;
    }

    /** The first beat is told even if it is empty: it says that from now on nothing is missed. */
    void tell(Arrivals arrivals, long nowNanos) {
        if (number == 0 || !arrivals.isEmpty() || nowNanos - lastToldNanos > LONGEST_SILENCE_NANOS) {
            emitter.emit(arrivals.numbered(number++));
            lastToldNanos = nowNanos;
        }
    }

    void end() {
        emitter.complete();
    }
}
