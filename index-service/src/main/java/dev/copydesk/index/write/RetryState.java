package dev.copydesk.index.write;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Since when the writer has been trying which batches again. Thread-safe. */
public final class RetryState {
    private final InstantSource clock;
    private final Map<Object, Instant> since = new ConcurrentHashMap<>();

    public RetryState(InstantSource clock) {
        this.clock = clock;
    }

    void retrying(Object batch) {
        since.putIfAbsent(batch, clock.instant());
    }

    void done(Object batch) {
        since.remove(batch);
    }

    /** How long the oldest write that is being retried has been waiting; empty where none is. */
    public Optional<Duration> retryingFor() {
        return since.values().stream().min(Instant::compareTo).map(start -> Duration.between(start, clock.instant()));
    }
}
