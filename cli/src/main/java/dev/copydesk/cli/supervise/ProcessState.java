package dev.copydesk.cli.supervise;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one process of a stack.
 *
 * @param id null while it does not run
 * @param restarts how often it was started again after it died
 * @param since when it came into this state
 * @param log the file its output goes to
 * @param note why it is in this state, where that is not plain; one line
 */
public record ProcessState(
        String name,
        @Nullable ProcessId id,
        Condition condition,
        int restarts,
        Instant since,
        String log,
        @Nullable String note) {
    /** What a process is doing. */
    public enum Condition {
        /** It waits for another one. */
        WAITING,
        /** It runs, but is not ready yet. */
        STARTING,
        /** It is ready. */
        RUNNING,
        /** It died and will be started again after a pause. */
        RESTARTING,
        /** It was asked to stop. */
        STOPPING,
        /** It was stopped. */
        STOPPED
    }
}
