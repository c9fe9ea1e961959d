package dev.copydesk.index.write;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Makes a generation's writer, which ends the spans of its writes; only what is written to the one that serves is told of. Thread-safe. */
public final class BulkWriters {
    private final IntFunction<BulkWriter> writers;

    /**
     * @param writers makes one that tells the answers given
     * @param serves whether a generation does
     */
    public BulkWriters(java.util.function.Function<Answers, BulkWriter> writers, Answers answers, IntPredicate serves) {
        this.writers = generation -> writers.apply((action, outcome) -> {
            ItemSpans.answered(action, outcome);
            if (serves.test(generation)) {
                answers.answered(action, outcome);
            }
        });
    }

    public BulkWriter of(int generation) {
        return writers.apply(generation);
    }
}
