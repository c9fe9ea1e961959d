package dev.copydesk.enrich.duplicate;

import java.util.Arrays;

/**
 * The words of a text as 64-bit hashes, in order, each with what it counts for.
 *
 * <p>A word of a script that writes spaces counts {@value #SPACED}; where none are written each letter stands alone and
 * counts so much that a shingle holds about as much text: 8 letters of Chinese or Japanese, 15 of Thai, Lao, Khmer or
 * Burmese, beside 5 words of English. Filled by {@link WordReader}; not thread-safe.
 */
final class WordSequence {
    static final int SPACED = 24;
    static final int IDEOGRAPH = 15;
    static final int ABUGIDA = 8;

    private long[] hashes = new long[512];
    private byte[] weights = new byte[512];
    private int size;
    private int weight;

    void add(long hash, int wordWeight) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        hashes[size] = hash;
        weights[size++] = (byte) wordWeight;
        weight += wordWeight;
    }

    int size() {
        return size;
    }

    long hash(int index) {
        return hashes[index];
    }

    int weight(int index) {
        return weights[index];
    }

    /** Length in words: letters of scripts without spaces count for parts of one. */
    int words() {
        return weight / SPACED;
    }

    /** Forgets the words from this one on. */
    void cut(int length) {
        while (size > length) {
            weight -= weights[--size];
        }
    }
}
