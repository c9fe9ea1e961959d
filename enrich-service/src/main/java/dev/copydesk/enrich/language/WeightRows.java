package dev.copydesk.enrich.language;

import java.util.Arrays;

/**
 * Weights of all classes side by side, for the runs that add to the scores of many: four weights in a long, 16 bits each, so
 * that one addition adds four.
 *
 * <p>A weight is stored with {@value #BIAS} added, which keeps it from being negative and a lane from borrowing from the next. A
 * lane overflows after {@value #MAX_ADDED} rows. Filled by one thread, then read-only and thread-safe.
 */
final class WeightRows {
    /** How many rows may be added before the lanes are emptied into scores. */
    static final int MAX_ADDED = 0xffff / 0x7f;

    private static final int BIAS = -LanguageModel.MIN_WEIGHT;
    private static final int LANES = 4;
    private static final int LANE_BITS = 16;
    private static final int LANE_MASK = 0xffff;

    private final int width;
    private long[] rows;
    private int count;

    /** None yet, of so many classes. */
    WeightRows(int classes) {
        width = (classes + LANES - 1) / LANES;
        rows = new long[width * 64];
    }

    /**
     * One more row.
     *
     * @param weights by class, each within {@link LanguageModel#MIN_WEIGHT} and {@link LanguageModel#MAX_WEIGHT}
     * @return its number
     */
    int append(int[] weights) {
        if ((count + 1) * width > rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        int base = count * width;
        for (int i = 0; i < width * LANES; i++) {
            long biased = BIAS + (i < weights.length ? weights[i] : 0L);
            rows[base + i / LANES] |= biased << (i % LANES * LANE_BITS);
        }
        return count++;
    }

    /** Empty lanes to add to. */
    long[] lanes() {
        return new long[width];
    }

    /** Adds a row. */
    void add(int row, long[] lanes) {
        long[] from = rows;
        int base = row * width;
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] += from[base + i];
        }
    }

    /** Moves what {@code added} rows have put into the lanes to the scores. */
    static void empty(long[] lanes, int added, int[] scores) {
        for (int i = 0; i < scores.length; i++) {
            int lane = (int) (lanes[i / LANES] >>> (i % LANES * LANE_BITS)) & LANE_MASK;
            scores[i] += lane - BIAS * added;
        }
        Arrays.fill(lanes, 0);
    }
}
