package dev.copydesk.cli.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process for sure: a pid alone may belong to another process by now.
 *
 * @param startedAt as the system tells it
 */
public record ProcessId(long pid, Instant startedAt) {
    /** The system's start times may shift by a second when its clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, if it still lives. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
