package dev.copydesk.cli.supervise;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.settings.DataFolder;
import dev.copydesk.cli.terminal.ProgressLine;
import java.time.Duration;

/** Asks a supervisor to end, and shows how it goes. */
public final class StackStop {
    /** Five processes may take their half minute each. */
    private static final Duration PATIENCE = Duration.ofSeconds(170);

    private static final Duration KILL = Duration.ofSeconds(10);

    private final DataFolder data;
    private final ProgressLine progress;
    private final RunWatch watch;

    public StackStop(DataFolder data, ProgressLine progress, RunWatch watch) {
        this.data = data;
        this.progress = progress;
        this.watch = watch;
    }

    /** Returns when the supervisor and all of its processes have ended. */
    public void stop(RunState running) {
        StateFile file = new StateFile(data.stateFile());
        ProcessHandle supervisor = running.supervisor().find().orElse(null);
        if (supervisor == null) {
            return;
        }
        supervisor.destroy();
        boolean ended = Poll.until(PATIENCE, () -> {
            file.read().ifPresent(watch::stopping);
            return !supervisor.isAlive();
        });
        progress.clear();
        if (!ended) {
            progress.say("  the supervisor (process " + supervisor.pid() + ") does not end, killing it");
            supervisor.destroyForcibly();
            Poll.until(KILL, () -> !supervisor.isAlive());
        }
        file.read().ifPresent(watch::stopping);
        file.read().ifPresent(Leftovers::stop);
        if (supervisor.isAlive()) {
            throw CommandFailure.internal("process " + supervisor.pid() + " cannot be ended; end it by hand");
        }
    }
}
