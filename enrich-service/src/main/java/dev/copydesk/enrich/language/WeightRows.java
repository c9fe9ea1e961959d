package dev.copydesk.enrich.language;

import java.util.Arrays;

/**
 * Weights of all classes side by side, for the runs that add to the scores of many: eight weights in a long, one byte each, which
 * two additions add to eight sums of 16 bits.
 *
 * <p>A weight is stored with {@value #BIAS} added, which keeps it from being negative and a sum from borrowing from its neighbour.
 * Filled by one thread, then read-only and thread-safe; {@link Sums} are one thread's.
 */
final class WeightRows {
    private static final int BIAS = -LanguageModel.MIN_WEIGHT;
    private static final int WEIGHTS = Long.SIZE / Byte.SIZE;
    private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;
    private static final int SUM_MASK = 0xffff;
    private static final int MAX_ADDED = SUM_MASK / (LanguageModel.MAX_WEIGHT + BIAS);

    private final int width;
    private long[] rows;
    private int count;

    /** None yet, of so many classes. */
    WeightRows(int classes) {
        width = (classes + WEIGHTS - 1) / WEIGHTS;
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
        for (int i = 0; i < width * WEIGHTS; i++) {
            long biased = BIAS + (i < weights.length ? weights[i] : 0L);
            rows[base + i / WEIGHTS] |= biased << (i % WEIGHTS * Byte.SIZE);
        }
        return count++;
    }

    /** Sums of rows, that end in the scores. */
    final class Sums {
        /** Of the classes whose weights are in bytes 0, 2, 4 and 6, and of the others. */
        private final long[] even = new long[width];

        private final long[] odd = new long[width];
        private final int[] scores;
        private int added;

        /** @param scores by class, what {@link #finish} adds to */
        Sums(int[] scores) {
            this.scores = scores;
        }

        void add(int row) {
            if (added == MAX_ADDED) {
                finish();
            }
            added++;
            add(rows, row * width, even, odd);
        }

        /** Apart from the rest and on local arrays, so that the compiler makes vector instructions of it. */
        private static void add(long[] rows, int base, long[] even, long[] odd) {
            for (int i = 0; i < even.length; i++) {
                long weights = rows[base + i];
                even[i] += weights & EVEN_BYTES;
                odd[i] += (weights >>> Byte.SIZE) & EVEN_BYTES;
            }
        }

        /** Adds the sums to the scores, and begins anew. */
        void finish() {
            for (int i = 0; i < scores.length; i++) {
                long sums = (i & 1) == 0 ? even[i / WEIGHTS] : odd[i / WEIGHTS];
                int sum = (int) (sums >>> (i % WEIGHTS / 2 * 2 * Byte.SIZE)) & SUM_MASK;
                scores[i] += sum - BIAS * added;
            }
            Arrays.fill(even, 0);
            Arrays.fill(odd, 0);
            added = 0;
        }
    }
}
