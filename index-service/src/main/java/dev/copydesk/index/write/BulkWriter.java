package dev.copydesk.index.write;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Writes batches to a sink until every item is answered for good: tries again, for ever, what is not the items' fault, and
 * creates the months that are missing. Several batches may be under way, as many as {@link RequestLimit} says. Thread-safe.
 */
public final class BulkWriter {
    private static final Logger LOG = Logger.getLogger(BulkWriter.class);

    private final ArticleSink sink;
    private final RetryDelay delay;
    private final DoubleSupplier random;
    private final RetryState state;
    private final RequestLimit limit;
    private final Answers answers;

    /** @param random uniform in 0 (inclusive) to 1 (exclusive) */
    public BulkWriter(
            ArticleSink sink,
            RetryDelay delay,
            DoubleSupplier random,
            RetryState state,
            RequestLimit limit,
            Answers answers) {
        this.sink = sink;
        this.delay = delay;
        this.random = random;
        this.state = state;
        this.limit = limit;
        this.answers = answers;
    }

    /** Completes when every item is written, stale or rejected; the rejected ones are returned. Does not fail. */
    public Uni<List<Rejection>> write(List<WriteAction> actions) {
        return write(actions, () -> () -> {});
    }

    /**
     * The same, and tells of each request.
     *
     * @param sending asked before each request, repetitions included, but not their pauses; what it gives is run at the answer
     */
    public Uni<List<Rejection>> write(List<WriteAction> actions, Supplier<Runnable> sending) {
        if (actions.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.createFrom().deferred(() -> {
            Batch batch = new Batch(actions);
            return Uni.createFrom()
                    .deferred(() -> round(batch, sending.get()))
                    .repeat()
                    .whilst(progress -> !batch.open.isEmpty())
                    .collect()
                    .last()
                    .map(progress -> List.copyOf(batch.rejected));
        });
    }

    /** The items without an answer so far. Only one round at a time touches it. */
    private static final class Batch {
        private List<WriteAction> open;
        private final List<Rejection> rejected = new ArrayList<>();
        private int attempts;

        Batch(List<WriteAction> actions) {
            open = actions;
        }
    }

    private Uni<Batch> round(Batch batch, Runnable answered) {
        return sink.write(batch.open).onTermination().invoke(answered).chain(outcomes -> {
            batch.attempts++;
            List<WriteAction> again = new ArrayList<>();
            Set<String> missing = new TreeSet<>();
            BulkItemOutcome.Retryable cause = null;
            boolean overloaded = false;
            for (int i = 0; i < outcomes.size(); i++) {
                WriteAction action = batch.open.get(i);
                BulkItemOutcome outcome = outcomes.get(i);
                answers.answered(action, outcome);
                if (outcome instanceof BulkItemOutcome.Rejected rejected) {
                    batch.rejected.add(new Rejection(action, rejected));
                } else if (outcome instanceof BulkItemOutcome.Retryable retryable) {
                    again.add(action);
                    overloaded |= retryable.isOverload();
                    if (retryable.isIndexMissing()) {
                        missing.add(action.index());
                    } else {
                        cause = retryable;
                    }
                }
            }
            batch.open = again;
            limit.answered(overloaded);
            if (again.isEmpty()) {
                state.done(batch);
                return Uni.createFrom().item(batch);
            }
            boolean onlyMonthsMissing = cause == null && batch.attempts == 1;
            return (onlyMonthsMissing ? Uni.createFrom().voidItem() : pause(batch, cause))
                    .chain(() -> createMonths(missing))
                    .replaceWith(batch);
        });
    }

    private Uni<Void> pause(Batch batch, BulkItemOutcome.@org.jspecify.annotations.Nullable Retryable cause) {
        state.retrying(batch);
        Duration pause = delay.after(batch.attempts, random.getAsDouble());
        LOG.warnf(
                "%d articles could not be written (%s); trying again in %d ms. Is Elasticsearch well?",
                batch.open.size(), cause == null ? BulkItemOutcome.INDEX_MISSING : cause, pause.toMillis());
        return Uni.createFrom().voidItem().onItem().delayIt().by(pause);
    }

    private Uni<Void> createMonths(Set<String> missing) {
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return sink.createMonths(missing)
                .onFailure()
                .invoke(failure -> LOG.warnf("cannot create %s (%s); trying again", missing, failure))
                .onFailure()
                .recoverWithNull();
    }
}
