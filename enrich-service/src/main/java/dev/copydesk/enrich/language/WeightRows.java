package dev.copydesk.enrich.language;

import java.util.Arrays;

/**
 * Weights of all classes side by side, for the runs that add to the scores of many: eight weights in a long, one byte each, which
 * two additions add to eight sums of 16 bits.
 *
 * <p>A weight is stored with {@value #BIAS} added, which keeps it from being negative and a sum from borrowing from its neighbour.
 * Filled by one thread, then read-only and thread-safe.
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

    /**
     * Adds the first {@code count} of these rows to the scores of some neighbouring classes.
     *
     * @param scores by class
     * @param from the first class that counts
     * @param to the class after the last one
     */
    void addTo(int[] scores, int from, int to, int[] numbers, int count) {
        int longs = (to + WEIGHTS - 1) / WEIGHTS - from / WEIGHTS;
        // Of the classes whose weights are in bytes 0, 2, 4 and 6, and of the others.
        long[] even = new long[longs];
        long[] odd = new long[longs];
        for (int begin = 0; begin < count; begin += MAX_ADDED) {
            int end = Math.min(count, begin + MAX_ADDED);
            int i = begin;
            for (; i + 4 <= end; i += 4) {
                add(
                        rows,
                        at(numbers[i], from),
                        at(numbers[i + 1], from),
                        at(numbers[i + 2], from),
                        at(numbers[i + 3], from),
                        even,
                        odd);
            }
            for (; i < end; i++) {
                add(rows, at(numbers[i], from), even, odd);
            }
            finish(even, odd, scores, from, to, end - begin);
        }
    }

    private int at(int row, int fromClass) {
        return row * width + fromClass / WEIGHTS;
    }

    /** Apart from the rest and on local arrays, so that the compiler makes vector instructions of it. */
    private static void add(long[] rows, int a, long[] even, long[] odd) {
        for (int i = 0; i < even.length; i++) {
            long weights = rows[a + i];
            even[i] += weights & EVEN_BYTES;
            odd[i] += (weights >>> Byte.SIZE) & EVEN_BYTES;
        }
    }

    /** Four rows: two weights of seven bits fit the byte of one, so that there is half as much to take apart. */
    private static void add(long[] rows, int a, int b, int c, int d, long[] even, long[] odd) {
        for (int i = 0; i < even.length; i++) {
            long first = rows[a + i] + rows[b + i];
            long second = rows[c + i] + rows[d + i];
            even[i] += (first & EVEN_BYTES) + (second & EVEN_BYTES);
            odd[i] += ((first >>> Byte.SIZE) & EVEN_BYTES) + ((second >>> Byte.SIZE) & EVEN_BYTES);
        }
    }

    /** Adds the sums to the scores, and begins anew. */
    private static void finish(long[] even, long[] odd, int[] scores, int from, int to, int added) {
        for (int i = from; i < to; i++) {
            int at = i / WEIGHTS - from / WEIGHTS;
            long sums = (i & 1) == 0 ? even[at] : odd[at];
            int sum = (int) (sums >>> (i % WEIGHTS / 2 * 2 * Byte.SIZE)) & SUM_MASK;
            scores[i] += sum - BIAS * added;
        }
        Arrays.fill(even, 0);
        Arrays.fill(odd, 0);
    }
}
