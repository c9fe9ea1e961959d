package dev.copydesk.cli;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.http.Service;
import dev.copydesk.cli.settings.DataFolder;
import dev.copydesk.cli.settings.Ports;
import dev.copydesk.cli.supervise.Leftovers;
import dev.copydesk.cli.supervise.LogExcerpt;
import dev.copydesk.cli.supervise.Poll;
import dev.copydesk.cli.supervise.RunLock;
import dev.copydesk.cli.supervise.RunState;
import dev.copydesk.cli.supervise.RunState.Phase;
import dev.copydesk.cli.supervise.RunWatch;
import dev.copydesk.cli.supervise.StackStop;
import dev.copydesk.cli.supervise.StateFile;
import dev.copydesk.cli.supervise.SupervisorLaunch;
import dev.copydesk.cli.terminal.ProgressLine;
import dev.copydesk.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings a stack up, once per data folder, and takes it down again when the start is interrupted. */
final class StackStart {
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);
    private static final Duration SEARCH_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(3);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final int EXCERPT_LINES = 8;

    private final StackOptions options;
    private final Terminal terminal;
    private final DataFolder data;
    private final StateFile stateFile;
    private final InstantSource clock = InstantSource.system();
    private final ProgressLine progress;
    private final AtomicBoolean letGo = new AtomicBoolean();
    private volatile boolean interrupted;

    StackStart(StackOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
        this.data = options.dataFolder();
        this.stateFile = options.stateFile();
        this.progress = new ProgressLine(terminal, clock);
    }

    /** The stack that runs on the data folder; one that is just stopping is waited for. */
    Optional<RunState> running() {
        Optional<RunState> live = stateFile.readLive();
        if (live.filter(state -> isEnding(state.phase())).isPresent()) {
            terminal.say("waiting for the running stack to stop");
            Poll.until(STOP_PATIENCE, () -> stateFile.readLive().isEmpty());
            return stateFile.readLive();
        }
        return live;
    }

    /** Waits until a stack that another command started is ready. */
    ProcessHandle join(RunState running) {
        Optional<Ports> asked = options.askedPorts();
        if (asked.isPresent() && asked.get().offset() != running.portOffset()) {
            throw CommandFailure.usage("the stack on " + data.path() + " runs with --port-offset "
                    + running.portOffset() + "; stop it with 'copydesk down' first, or choose another --data");
        }
        ProcessHandle supervisor = running.supervisor()
                .find()
                .orElseThrow(() -> CommandFailure.unreachable("the stack has just ended; start it again"));
        letGo.set(true);
        if (running.phase() != Phase.RUNNING) {
            awaitReady(supervisor);
        }
        return supervisor;
    }

    /**
     * Starts a supervisor and waits until everything is ready.
     *
     * @param attached whether the stack ends with this process
     */
    ProcessHandle launch(boolean attached) throws IOException {
        Ports ports = options.portsToStartOn();
        createFolders();
        RunLock lock = lock();
        try {
            Optional<RunState> started = stateFile.readLive();
            if (started.isPresent()) {
                return join(started.get());
            }
            stateFile.read().ifPresent(this::stopLeftovers);
            ProcessHandle supervisor = new SupervisorLaunch(options.home(), data, ports).start(attached);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopUnlessLetGo(supervisor), "stop"));
            awaitReady(supervisor);
            return supervisor;
        } finally {
            lock.close();
        }
    }

    /** Waits until a search is answered. */
    void awaitSearch(ProcessHandle supervisor) {
        Service index = options.index();
        boolean answered = Poll.until(SEARCH_PATIENCE, () -> !supervisor.isAlive() || isAnswered(index));
        if (!answered || !supervisor.isAlive()) {
            throw CommandFailure.unreachable(
                    "index-service answers no search at " + index.address() + "; read its log in " + data.logs());
        }
    }

    /** Whether the stack goes on when this process ends. */
    void letGo(boolean goesOn) {
        letGo.set(goesOn);
    }

    /** Does not return once Ctrl-C was pressed: what goes wrong from then on is the stop's doing, and is not told. */
    void waitIfInterrupted() {
        if (interrupted) {
            Poll.until(STOP_PATIENCE, () -> false);
        }
    }

    private void awaitReady(ProcessHandle supervisor) {
        RunWatch watch = new RunWatch(progress, terminal.errStyle(), clock);
        boolean decided = Poll.until(START_PATIENCE, () -> {
            Optional<RunState> state = stateFile.read();
            state.filter(now -> !interrupted).ifPresent(watch::starting);
            return !supervisor.isAlive()
                    || state.filter(now -> now.phase() == Phase.RUNNING).isPresent();
        });
        waitIfInterrupted();
        progress.clear();
        Optional<RunState> state = stateFile.read();
        if (supervisor.isAlive() && decided) {
            return;
        }
        letGo.set(!supervisor.isAlive());
        String failure = state.map(RunState::failure).orElse("");
        String log =
                state.map(RunState::failedLog).orElse(SupervisorLaunch.log(data).toString());
        LogExcerpt.of(Path.of(log), EXCERPT_LINES).forEach(line -> terminal.say("  | " + line));
        throw CommandFailure.internal(
                failure.isEmpty() ? "the stack did not start; read " + SupervisorLaunch.log(data) : failure);
    }

    private void stopLeftovers(RunState state) {
        List<String> leftovers = Leftovers.stop(state);
        if (!leftovers.isEmpty()) {
            terminal.say("stopped what a killed Copydesk had left running: " + String.join(", ", leftovers));
        }
    }

    /** Ctrl-C: this process ends, and what it started with it. */
    private void stopUnlessLetGo(ProcessHandle supervisor) {
        if (letGo.get() || !supervisor.isAlive()) {
            return;
        }
        interrupted = true;
        progress.clear();
        terminal.say("");
        Optional<RunState> state = stateFile.read();
        if (state.isEmpty()) {
            supervisor.destroy();
            return;
        }
        RunWatch watch = new RunWatch(progress, terminal.errStyle(), clock);
        new StackStop(data, progress, watch).stop(state.get());
        terminal.say("Copydesk has stopped.");
    }

    private void createFolders() {
        try {
            Files.createDirectories(data.run());
            Files.createDirectories(data.logs());
        } catch (IOException e) {
            throw CommandFailure.usage("cannot write to the data folder " + data.path() + " (" + e.getMessage()
                    + "); choose another with --data");
        }
    }

    /** One start at a time. */
    private RunLock lock() throws IOException {
        Path file = data.run().resolve("up.lock");
        for (boolean told = false; ; told = true) {
            Optional<RunLock> lock = RunLock.tryAcquire(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (!told) {
                terminal.say("waiting for another 'copydesk up' on " + data.path());
            }
            Poll.until(Duration.ofMillis(300), () -> false);
        }
    }

    private static boolean isAnswered(Service index) {
        try {
            return index.tryGet("/api/search?q=*&size=0", REQUEST_TIMEOUT).ok();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private static boolean isEnding(Phase phase) {
        return phase == Phase.STOPPING || phase == Phase.STOPPED || phase == Phase.FAILED;
    }
}
