package dev.copydesk.cli.supervise;

import dev.copydesk.cli.supervise.ProcessState.Condition;
import dev.copydesk.cli.supervise.RunState.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state that the threads of a supervisor share: every change is written to the state file, and wakes those who wait
 * for one. Thread-safe.
 */
final class StateBoard {
    private final ProcessId supervisor;
    private final int portOffset;
    private final StateFile file;
    private final InstantSource clock;
    private final Map<String, ProcessState> processes = new LinkedHashMap<>();
    private Phase phase = Phase.STARTING;
    private @Nullable String failure;
    private @Nullable String failedLog;

    StateBoard(ProcessId supervisor, int portOffset, List<ProcessPlan> plans, StateFile file, InstantSource clock) {
        this.supervisor = supervisor;
        this.portOffset = portOffset;
        this.file = file;
        this.clock = clock;
        for (ProcessPlan plan : plans) {
            processes.put(
                    plan.name(),
                    new ProcessState(
                            plan.name(),
                            null,
                            Condition.WAITING,
                            0,
                            clock.instant(),
                            plan.log().toString(),
                            null));
        }
    }

    synchronized void condition(String name, Condition condition, @Nullable ProcessId id, @Nullable String note) {
        ProcessState old = Objects.requireNonNull(processes.get(name));
        int restarts = old.restarts() + (condition == Condition.RESTARTING ? 1 : 0);
        processes.put(name, new ProcessState(name, id, condition, restarts, clock.instant(), old.log(), note));
        boolean allRun = processes.values().stream().allMatch(process -> process.condition() == Condition.RUNNING);
        if (phase == Phase.STARTING && allRun) {
            phase = Phase.RUNNING;
        }
        changed();
    }

    synchronized void phase(Phase next) {
        // A stack whose start failed is stopped, too, but what is to be told is the failure.
        phase = phase == Phase.FAILED ? Phase.FAILED : next;
        changed();
    }

    /** The start is given up; the first reason counts. */
    synchronized void fail(String reason, Path log) {
        if (phase == Phase.STARTING) {
            phase = Phase.FAILED;
            failure = reason + "; read " + log;
            failedLog = log.toString();
            changed();
        }
    }

    synchronized Phase phase() {
        return phase;
    }

    synchronized Condition condition(String name) {
        return Objects.requireNonNull(processes.get(name)).condition();
    }

    /** Waits until all of these run. */
    synchronized void awaitRunning(List<String> names) throws InterruptedException {
        while (names.stream().anyMatch(name -> condition(name) != Condition.RUNNING)) {
            wait();
        }
    }

    /** Waits until the start has failed. */
    synchronized void awaitFailure() throws InterruptedException {
        while (phase != Phase.FAILED) {
            wait();
        }
    }

    private void changed() {
        notifyAll();
        try {
            file.write(new RunState(
                    supervisor, phase, portOffset, failure, failedLog, new ArrayList<>(processes.values())));
        } catch (IOException e) {
            // A full disk must not take the stack down; status shows an older state until a later change is written.
            System.err.println("cannot write the state file: " + e);
        }
    }
}
