package dev.copydesk.cli.push;

import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.http.Service;
import dev.copydesk.cli.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads files and sends their rows: one thread reads while another waits for the broker's acknowledgement. */
public final class Push {
    private static final int BATCHES_AHEAD = 3;

    private final Service ingest;
    private final Terminal terminal;
    private final InstantSource clock;

    public Push(Service ingest, Terminal terminal, InstantSource clock) {
        this.ingest = ingest;
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Sends the rows of all files in order, and returns when the broker has acknowledged them.
     *
     * @param earlier what was found wrong before the files were read
     * @throws CommandFailure if ingest-service is not reachable, or stays away
     */
    public PushReport run(List<InputFile> files, Origin origin, List<Problem> earlier) {
        PushTally tally = new PushTally(files, terminal, clock);
        earlier.forEach(tally::refused);
        if (files.isEmpty()) {
            return tally.report();
        }
        try {
            ingest.tryGet("/q/health/live", Duration.ofSeconds(10));
        } catch (IOException e) {
            throw ingest.unreachable(e);
        }
        ExecutorService sending = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "push");
            thread.setDaemon(true);
            return thread;
        });
        try {
            send(files, origin, tally, new BatchSender(ingest, clock, tally), sending);
        } finally {
            sending.shutdownNow();
            tally.finish();
        }
        return tally.report();
    }

    private static void send(
            List<InputFile> files, Origin origin, PushTally tally, BatchSender sender, ExecutorService sending) {
        Queue<Future<?>> ahead = new ArrayDeque<>();
        Batches batches = new Batches(batch -> {
            if (ahead.size() >= BATCHES_AHEAD) {
                await(ahead.remove());
            }
            ahead.add(sending.submit(() -> sender.send(batch)));
        });
        RowSink sink = new RowSink() {
            @Override
            public void row(Row row) {
                batches.add(row);
            }

            @Override
            public void problem(Problem problem) {
                tally.refused(problem);
            }

            @Override
            public void warning(Problem problem) {
                tally.warning(problem);
            }

            @Override
            public void read(long bytes) {
                tally.read(bytes);
            }
        };
        for (InputFile file : files) {
            file.read(origin, sink);
        }
        batches.flush();
        while (!ahead.isEmpty()) {
            await(ahead.remove());
        }
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                throw failure;
            }
            throw CommandFailure.internal("sending failed: " + e.getCause() + "; push again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.internal("interrupted while pushing; push again", e);
        }
    }
}
