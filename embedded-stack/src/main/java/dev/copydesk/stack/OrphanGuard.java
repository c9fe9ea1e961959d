package dev.copydesk.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Ends children when this process ends without doing so, even by kill -9: a small shell process reads a pipe from here
 * and, when the pipe closes, asks every child still watched to end, and kills it after a grace period. Safe for use by
 * several threads.
 *
 * <p>A child started but not yet watched at the moment of the kill is not covered.
 */
public final class OrphanGuard implements AutoCloseable {
    private final Process shell;
    private final Writer orders;
    private boolean closed;

    private OrphanGuard(Process shell) {
        this.shell = shell;
        this.orders = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** @param grace between asking and killing, in whole seconds */
    public static OrphanGuard start(Duration grace) {
        try (InputStream in = OrphanGuard.class.getResourceAsStream("orphan-guard.sh")) {
            String script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            return new OrphanGuard(new ProcessBuilder(OwnSession.of(List.of(
                            "/bin/sh", "-c", script, "copydesk-orphan-guard", Long.toString(grace.toSeconds()))))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StackException("Cannot start a shell that watches over child processes: " + e.getMessage(), e);
        }
    }

    /** Watches a child until it ends. */
    public void watch(ChildProcess child) {
        order("watch " + child.pid());
        CompletableFuture<Void> unused = child.onExit().thenAccept(this::release);
    }

    private synchronized void release(ChildProcess ended) {
        if (!closed && shell.isAlive()) {
            order("release " + ended.pid());
        }
    }

    private synchronized void order(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the watch over child processes has ended", e);
        }
    }

    /** Lets the guard go; it ends every child still watched first. Returns at once. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            orders.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
