package dev.copydesk.cli.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.CommandFailure;
import dev.copydesk.cli.http.Answer;
import dev.copydesk.cli.http.Service;
import dev.copydesk.cli.terminal.Quantities;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Sends batches, one after the other, so that of two revisions of an article in the input the later one stays the later
 * one. A service that is busy or restarting is tried again for {@link #PATIENCE}; a batch that is sent twice is harmless,
 * its second copy ends as unchanged. One on which the service fails is cut down to the row that it fails on. Not
 * thread-safe.
 */
final class BatchSender {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;
    private static final Set<Integer> BUSY = Set.of(408, 429, 502, 503, 504);
    /** A row is sent so often before the service's failure is taken to be the row's. */
    private static final int TRIES_OF_A_ROW = 3;
    /** So many rows in a row are no longer the rows' fault. */
    private static final int FAILED_ROWS = 20;

    private final Service ingest;
    private final InstantSource clock;
    private final PushEvents events;
    private long acknowledged;
    private int failedRows;

    BatchSender(Service ingest, InstantSource clock, PushEvents events) {
        this.ingest = ingest;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Returns when the broker has acknowledged every row that was not refused.
     *
     * @throws CommandFailure if the service stays away or fails on everything
     */
    void send(Batch batch) {
        byte[] body = batch.body();
        Instant giveUp = clock.instant().plus(PATIENCE);
        for (int failures = 1; ; failures++) {
            String trouble;
            try {
                Answer answer = ingest.tryPost("/articles", "application/x-ndjson", body, REQUEST_TIMEOUT);
                boolean again = answer.status() == FAILED && batch.rows().size() == 1 && failures < TRIES_OF_A_ROW;
                if (!again && !BUSY.contains(answer.status())) {
                    settle(batch, answer);
                    return;
                }
                trouble = "answers " + answer.error();
            } catch (IOException e) {
                trouble = "does not answer";
            }
            if (!clock.instant().isBefore(giveUp)) {
                throw CommandFailure.unreachable(ingest.name() + " at " + ingest.address() + " " + trouble + " for "
                        + PATIENCE.toSeconds() + " s; " + soFar());
            }
            events.waiting(ingest.name() + " " + trouble + ", trying again");
            pause(RetryDelays.after(failures));
        }
    }

    private void settle(Batch batch, Answer answer) {
        boolean several = batch.rows().size() > 1;
        if (several && (answer.status() == TOO_LARGE || answer.status() == FAILED)) {
            batch.halves().forEach(this::send);
            return;
        }
        if (answer.status() == FAILED) {
            failed(batch, answer);
            return;
        }
        failedRows = 0;
        ingest.requirePermitted(answer);
        JsonNode json = answer.json();
        if (!json.has("accepted")) {
            if (!several && answer.status() >= 400 && answer.status() < 500) {
                events.refused(problem(batch, 1, answer.error() + "; correct or remove the article"));
                return;
            }
            throw CommandFailure.internal(ingest.name() + " at " + ingest.address() + " answered " + answer.error()
                    + "; check that the port belongs to Copydesk");
        }
        json.path("refused")
                .forEach(refused -> events.refused(problem(
                        batch,
                        refused.path("line").asInt(),
                        refused.path("error").asText("refused"))));
        json.path("warnings")
                .forEach(warning -> events.warning(problem(
                        batch,
                        warning.path("line").asInt(),
                        warning.path("message").asText("odd"))));
        long accepted = json.path("accepted").asLong();
        acknowledged += accepted;
        events.accepted(accepted);
    }

    private void failed(Batch row, Answer answer) {
        events.refused(problem(row, 1, ingest.name() + " failed on this row (" + answer.error() + "); report it"));
        failedRows++;
        if (failedRows >= FAILED_ROWS) {
            throw CommandFailure.unreachable(ingest.name() + " at " + ingest.address() + " fails on everything ("
                    + answer.error() + "); read its log; " + soFar());
        }
    }

    private String soFar() {
        return Quantities.count(acknowledged, "article")
                + " acknowledged so far; look at 'copydesk status', then push again: what arrived already is not doubled";
    }

    private static Problem problem(Batch batch, int line, String what) {
        Row row = batch.rows().get(Math.max(0, Math.min(batch.rows().size(), line) - 1));
        return new Problem(row.file(), row.line(), what.replace('\n', ' '));
    }

    private static void pause(Duration delay) {
        try {
            TimeUnit.MILLISECONDS.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.internal("interrupted while pushing; push again", e);
        }
    }
}
