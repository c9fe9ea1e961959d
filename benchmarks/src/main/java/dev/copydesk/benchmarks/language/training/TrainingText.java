package dev.copydesk.benchmarks.language.training;

/**
 * A text as the rows of a {@link RunTable}, in its order.
 *
 * @param truth index of its class
 */
@SuppressWarnings("ArrayRecordComponent") // large tables, in memory once
record TrainingText(int truth, int[] rows) {}
