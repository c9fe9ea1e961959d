package dev.copydesk.enrich.duplicate;

import java.util.Arrays;

/**
 * One-permutation MinHash: each shingle's hash falls into one of {@value #BINS} bins and each bin keeps its smallest; an empty bin
 * borrows from others. 16 bits of each bin are kept, {@value #BYTES} bytes in all.
 *
 * <p>Li, Owen and Zhang, "One Permutation Hashing", 2012; densified as in Shrivastava, "Optimal Densification for Fast and Accurate
 * Minwise Hashing", 2017; b-bit values after Li and König, 2010. Not thread-safe.
 */
final class MinHashSketch {
    static final int BINS = 64;
    static final int BYTES = 2 * BINS;

    private final long[] smallest = new long[BINS];

    MinHashSketch() {
        Arrays.fill(smallest, -1L);
    }

    /** Takes a hash whose bits are well mixed; all of them are used. */
    void add(long hash) {
        int bin = (int) (hash >>> 58);
        long rest = hash << 6;
        if (Long.compareUnsigned(rest, smallest[bin]) < 0) {
            smallest[bin] = rest;
        }
    }

    /** The sketch of what was added; all zeros if that is nothing. */
    char[] values() {
        char[] values = new char[BINS];
        if (isEmpty()) {
            return values;
        }
        for (int bin = 0; bin < BINS; bin++) {
            values[bin] = (char) (Bits.mix(smallest[filledFor(bin)]) >>> 48);
        }
        return values;
    }

    private boolean isEmpty() {
        return Arrays.stream(smallest).allMatch(value -> value == -1L);
    }

    /** The bin itself, or the first filled one of a sequence that only depends on the bin. */
    private int filledFor(int bin) {
        int candidate = bin;
        for (int attempt = 1; smallest[candidate] == -1L; attempt++) {
            candidate = (int) (Bits.join(bin, attempt) >>> 58);
        }
        return candidate;
    }

    /** The share of equal values: an estimate of the Jaccard similarity with a standard error of about 1/16 at 0.5. */
    static double similarity(char[] one, char[] other) {
        int equal = 0;
        for (int bin = 0; bin < BINS; bin++) {
            equal += one[bin] == other[bin] ? 1 : 0;
        }
        return (double) equal / BINS;
    }
}
