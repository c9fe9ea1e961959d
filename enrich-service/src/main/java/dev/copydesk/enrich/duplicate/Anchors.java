package dev.copydesk.enrich.duplicate;

import java.util.Arrays;

/**
 * A sample of a text's shingles that is the same wherever a shingle stands: those with the smallest hashes, one in {@value #ONE_IN},
 * at most {@value #MOST}. A text that holds another holds most of its anchors too, whatever else it says.
 *
 * <p>"Modulo" sampling of Broder 1997, known today as FracMinHash (Irber and others, 2022). Not thread-safe.
 */
final class Anchors {
    static final int ONE_IN = 48;
    static final int MOST = 24;

    private static final int LIMIT = (int) ((1L << 32) / ONE_IN);

    private int[] kept = new int[MOST];
    private int size;

    void add(long hash) {
        int value = (int) (hash & 0xffffffffL);
        if (Integer.compareUnsigned(value, LIMIT) < 0) {
            if (size == kept.length) {
                compact();
            }
            kept[size++] = value;
        }
    }

    /** In ascending unsigned order, which is that of signed ones as long as one in at least 2 is kept. */
    int[] values() {
        compact();
        return Arrays.copyOf(kept, Math.min(size, MOST));
    }

    /** Sorts, drops what is repeated, and makes room. */
    private void compact() {
        Arrays.sort(kept, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (distinct == 0 || kept[distinct - 1] != kept[i]) {
                kept[distinct++] = kept[i];
            }
        }
        size = Math.min(distinct, MOST);
        if (size > kept.length / 2) {
            kept = Arrays.copyOf(kept, 2 * MOST + MOST);
        }
    }

    /**
     * Whether the one text may hold most of the other: at least half of the anchors that both could have are shared.
     */
    static boolean mayContain(int[] one, int[] other) {
        int bound = Math.min(bound(one), bound(other));
        int shared = 0;
        int ofOne = 0;
        int ofOther = 0;
        for (int value : one) {
            ofOne += value <= bound ? 1 : 0;
            shared += value <= bound && Arrays.binarySearch(other, value) >= 0 ? 1 : 0;
        }
        for (int value : other) {
            ofOther += value <= bound ? 1 : 0;
        }
        return shared > 0 && 2 * shared >= Math.min(ofOne, ofOther);
    }

    /** Beyond the last one of a full sample nothing is known. */
    private static int bound(int[] anchors) {
        return anchors.length < MOST ? Integer.MAX_VALUE : anchors[MOST - 1];
    }
}
