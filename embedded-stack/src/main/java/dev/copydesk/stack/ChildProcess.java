package dev.copydesk.stack;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running child: its input is empty, its output appended to the log of its {@link ChildSpec}, and it is in a session
 * of its own, so that it never gets the terminal's Ctrl-C. Safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {
    /** How long {@link #close()} lets a child finish before it is killed. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);

    private final ChildSpec spec;
    private final Process process;

    private ChildProcess(ChildSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /** @throws StackException when it cannot be started */
    public static ChildProcess start(ChildSpec spec) {
        try {
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(OwnSession.of(spec.command()))
                    .directory(spec.directory().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(spec.log().toFile()));
            builder.environment().clear();
            builder.environment().putAll(spec.environment());
            return new ChildProcess(spec, builder.start());
        } catch (IOException e) {
            throw new StackException("Cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    public ChildSpec spec() {
        return spec;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Empty while it runs; above 128 it is 128 plus the signal that ended it. */
    public OptionalInt exitStatus() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Completes when the process has ended. */
    public CompletableFuture<ChildProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /**
     * Waits until the child is ready.
     *
     * @throws StackException when it ends before, or is not ready in time; the message names the log and its end
     */
    public void awaitReady(Duration timeout) throws InterruptedException {
        long start = System.nanoTime();
        Optional<String> missing = spec.readiness().missing();
        while (missing.isPresent()) {
            if (process.waitFor(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StackException(spec.name() + " ended with status " + process.exitValue() + ": "
                        + LogTail.describe(spec.log()));
            }
            if (System.nanoTime() - start > timeout.toNanos()) {
                throw new StackException(spec.name() + " is not ready after " + timeout.toSeconds() + " s, "
                        + missing.get() + ": " + LogTail.describe(spec.log()));
            }
            missing = spec.readiness().missing();
        }
    }

    /** Asks the child to end (SIGTERM), without waiting. */
    public void terminate() {
        process.destroy();
    }

    /**
     * Asks the child to end, and kills it and its own children when it has not done so in time.
     *
     * @return the exit status
     */
    public int stop(Duration grace) throws InterruptedException {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        int status = process.waitFor();
        family.forEach(ProcessHandle::destroyForcibly);
        return status;
    }

    /** Stops the child with {@link #GRACE}. */
    @Override
    public void close() {
        try {
            stop(GRACE);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
