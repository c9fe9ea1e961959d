package dev.copydesk.cli.supervise;

import dev.copydesk.cli.supervise.ProcessState.Condition;
import dev.copydesk.cli.supervise.RunState.Phase;
import dev.copydesk.stack.ChildProcess;
import dev.copydesk.stack.OrphanGuard;
import dev.copydesk.stack.StackException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one process running: starts it when those it needs are ready, and again whenever it dies, until told to stop. */
final class SupervisedProcess implements Runnable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(30);
    /** So often a process may die before it was ready for the first time; then the start is given up. */
    private static final int FIRST_START_ATTEMPTS = 2;

    private final ProcessPlan plan;
    private final StateBoard board;
    private final OrphanGuard guard;
    private final InstantSource clock;
    private final RestartDelays delays = new RestartDelays();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable ChildProcess child;
    private boolean wasReady;

    SupervisedProcess(ProcessPlan plan, StateBoard board, OrphanGuard guard, InstantSource clock) {
        this.plan = plan;
        this.board = board;
        this.guard = guard;
        this.clock = clock;
    }

    String name() {
        return plan.name();
    }

    @Override
    public void run() {
        try {
            for (int attempt = 1; !isStopping(); attempt++) {
                board.awaitRunning(plan.after());
                Life life = live();
                if (isStopping()) {
                    return;
                }
                System.err.println(clock.instant() + " " + plan.name() + ": " + life.end());
                if (!wasReady && attempt >= FIRST_START_ATTEMPTS) {
                    board.fail(plan.name() + " " + life.end(), plan.log());
                    return;
                }
                board.condition(plan.name(), Condition.RESTARTING, null, life.end());
                if (stopping.await(delays.after(life.ready()).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the supervisor stops
        }
    }

    /** Stops the process and keeps it stopped. Returns when it has ended. */
    void stop() throws InterruptedException {
        stopping.countDown();
        ChildProcess running = current();
        if (running != null && running.isAlive()) {
            board.condition(plan.name(), Condition.STOPPING, id(running), null);
            running.stop(GRACE);
        }
        board.condition(plan.name(), Condition.STOPPED, null, null);
    }

    /**
     * @param ready how long the process was ready
     * @param end why it ended, in one line
     */
    private record Life(Duration ready, String end) {}

    private Life live() throws InterruptedException {
        ChildProcess started;
        try {
            board.condition(plan.name(), Condition.STARTING, null, null);
            started = start();
            if (started == null) {
                return new Life(Duration.ZERO, "stopped");
            }
            board.condition(plan.name(), Condition.STARTING, id(started), null);
            guard.watch(started);
            started.awaitReady(START_TIMEOUT);
        } catch (StackException | UncheckedIOException e) {
            return new Life(Duration.ZERO, endUnready(String.valueOf(e.getMessage())));
        }
        wasReady = true;
        Instant ready = clock.instant();
        if (!isStopping()) {
            board.condition(plan.name(), Condition.RUNNING, id(started), null);
        }
        try {
            started.onExit().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for " + plan.name(), e);
        }
        return new Life(
                Duration.between(ready, clock.instant()),
                "ended with status " + started.exitStatus().orElse(-1) + " after "
                        + Duration.between(ready, clock.instant()).toSeconds() + " s");
    }

    /** Starts the process unless it is to stop: never both, so that a stop misses none. */
    private synchronized @Nullable ChildProcess start() {
        if (isStopping()) {
            return null;
        }
        child = null;
        child = ChildProcess.start(plan.spec());
        return child;
    }

    private synchronized @Nullable ChildProcess current() {
        return child;
    }

    /**
     * Ends a process that did not get ready in time, so that another can be started.
     *
     * @param trouble why it could not even be started, if so
     * @return what happened, in one line
     */
    private String endUnready(String trouble) throws InterruptedException {
        ChildProcess unready = current();
        if (unready == null) {
            return trouble;
        }
        if (unready.isAlive() && !isStopping()) {
            unready.stop(GRACE);
            return "was not ready after " + START_TIMEOUT.toSeconds() + " s";
        }
        return "ended with status " + unready.exitStatus().orElse(-1) + " before it was ready";
    }

    private boolean isStopping() {
        return stopping.getCount() == 0 || board.phase() == Phase.STOPPING;
    }

    private static ProcessId id(ChildProcess process) {
        return ProcessHandle.of(process.pid()).map(ProcessId::of).orElse(new ProcessId(process.pid(), Instant.EPOCH));
    }
}
