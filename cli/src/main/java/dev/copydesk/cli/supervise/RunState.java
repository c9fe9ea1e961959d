package dev.copydesk.cli.supervise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack as its supervisor sees it.
 *
 * @param failure why the start was given up, in one line; null unless the phase is {@link Phase#FAILED}
 * @param failedLog the log of the process that failed
 * @param processes in the order in which they start
 */
public record RunState(
        ProcessId supervisor,
        Phase phase,
        int portOffset,
        @Nullable String failure,
        @Nullable String failedLog,
        List<ProcessState> processes) {
    /** What the stack as a whole is doing. */
    public enum Phase {
        STARTING,
        RUNNING,
        STOPPING,
        STOPPED,
        FAILED
    }

    public RunState {
        processes = List.copyOf(processes);
    }

    /** True while the supervisor lives; a state that a killed one left behind does not count. */
    public boolean isLive() {
        return supervisor.find().isPresent();
    }
}
