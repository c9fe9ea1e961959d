package dev.copydesk.cli.supervise;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.settings.DataFolder;
import dev.copydesk.cli.settings.Ports;
import dev.copydesk.cli.supervise.RunState.Phase;
import dev.copydesk.stack.OrphanGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a stack in this process until the process is asked to end (SIGTERM), its owner is gone, or the start fails. Should
 * it be killed, a guard ends the children.
 */
public final class Supervisor {
    private static final Duration GUARD_GRACE = Duration.ofSeconds(15);
    private static final long LOG_BYTES = 10_000_000;
    private static final int OLD_LOGS = 4;
    private static final int LOG_CHECK_SECONDS = 5;

    private final DataFolder data;
    private final InstantSource clock;
    private final List<ProcessPlan> plans;
    private final StateBoard board;
    private final List<SupervisedProcess> processes = new ArrayList<>();

    public Supervisor(DataFolder data, Ports ports, InstantSource clock) {
        this.data = data;
        this.clock = clock;
        this.plans = new StackPlan(data, ports).processes();
        this.board = new StateBoard(
                ProcessId.of(ProcessHandle.current()), ports.offset(), plans, new StateFile(data.stateFile()), clock);
    }

    /** The lock that a supervisor holds for as long as it lives. */
    static Path lockFile(DataFolder data) {
        return data.run().resolve("supervisor.lock");
    }

    /** Returns when the start failed and everything is stopped; otherwise the process ends inside. */
    public void run() throws IOException, InterruptedException {
        RunLock lock = RunLock.tryAcquire(lockFile(data))
                .orElseThrow(() -> CommandFailure.usage(
                        "another supervisor runs on " + data.path() + "; stop it with 'copydesk down'"));
        OrphanGuard guard = OrphanGuard.start(GUARD_GRACE);
        for (ProcessPlan plan : plans) {
            SupervisedProcess process = new SupervisedProcess(plan, board, guard, clock);
            processes.add(process);
        }
        Thread hook = new Thread(() -> stopAll(guard), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try (lock) {
            daemon(this::rotateLogs, "rotate-logs").start();
            processes.forEach(process -> daemon(process, process.name()).start());
            board.awaitFailure();
            Runtime.getRuntime().removeShutdownHook(hook);
            stopAll(guard);
        }
    }

    /** In the reverse order of the start. */
    private void stopAll(OrphanGuard guard) {
        board.phase(Phase.STOPPING);
        List<SupervisedProcess> reverse = new ArrayList<>(processes);
        Collections.reverse(reverse);
        for (SupervisedProcess process : reverse) {
            try {
                process.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return; // the guard ends what is left
            }
        }
        guard.close();
        board.phase(Phase.STOPPED);
    }

    /** Ends with this process. */
    private void rotateLogs() {
        LogRotation rotation = new LogRotation(LOG_BYTES, OLD_LOGS);
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(LOG_CHECK_SECONDS);
                plans.forEach(plan -> rotate(rotation, plan.log()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rotate(LogRotation rotation, Path log) {
        try {
            rotation.rotateIfFull(log);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("cannot rotate " + log + ": " + e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
