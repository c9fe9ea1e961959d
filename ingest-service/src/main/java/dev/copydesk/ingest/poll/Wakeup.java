package dev.copydesk.ingest.poll;

import java.time.Duration;

/** Runs something later. Thread-safe. */
@FunctionalInterface
public interface Wakeup {

    /** Runs the task once, after that time, on any thread but not within this call. */
    void after(Duration delay, Runnable task);
}
