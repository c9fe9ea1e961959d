package dev.copydesk.benchmarks.duplicate;

import java.util.Arrays;
import java.util.Locale;

/** The truth's shingles: distinct word 5-grams of {@code \w+} in lower case, as 64-bit hashes in ascending order. */
final class WordGrams {
    private static final int WORDS = 5;

    private WordGrams() {}

    /** Empty for fewer than 20 words. */
    static long[] of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        long[] words = new long[lower.length() / 2 + 1];
        int count = 0;
        long hash = 0;
        boolean inWord = false;
        for (int i = 0; i <= lower.length(); ) {
            int c = i < lower.length() ? lower.codePointAt(i) : ' ';
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c) || c == '_') {
                hash = (inWord ? hash : 0xcbf29ce484222325L) * 0x100000001b3L + c;
                inWord = true;
            } else if (inWord) {
                words[count++] = hash;
                inWord = false;
            }
        }
        if (count < 20) {
            return new long[0];
        }
        long[] grams = new long[count - WORDS + 1];
        for (int i = 0; i < grams.length; i++) {
            long gram = 0;
            for (int j = 0; j < WORDS; j++) {
                gram = Long.rotateLeft((gram * 0x9e3779b97f4a7c15L) ^ words[i + j], 29) * 0xff51afd7ed558ccdL;
            }
            grams[i] = gram ^ (gram >>> 32);
        }
        return Arrays.stream(grams).sorted().distinct().toArray();
    }

    static int shared(long[] one, long[] other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            int order = Long.compare(one[i], other[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    static double jaccard(long[] one, long[] other) {
        int shared = shared(one, other);
        int union = one.length + other.length - shared;
        return union == 0 ? 0 : (double) shared / union;
    }

    /** How much of the shorter one is in the longer one. */
    static double containment(long[] one, long[] other) {
        int least = Math.min(one.length, other.length);
        return least == 0 ? 0 : (double) shared(one, other) / least;
    }
}
