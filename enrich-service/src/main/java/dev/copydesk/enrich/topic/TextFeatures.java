package dev.copydesk.enrich.topic;

import dev.copydesk.enrich.token.Tokens;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * The features of a text that a model knows, with their values: (1 + ln occurrences) × rarity, divided by the Euclidean norm of
 * all, so that a headline and an article compare. A word of the title counts as often as {@value #TITLE_OCCURRENCES} of the text.
 *
 * <p>Features are words of at least {@value #MIN_WORD_CHARS} characters and pairs of words that nothing separates. Only the
 * first {@value #MAX_TOKENS} words of a text are read. Not thread-safe; made for one text.
 */
public final class TextFeatures {
    static final int MAX_TOKENS = 2500;
    static final int TITLE_OCCURRENCES = 3;

    private static final int MIN_WORD_CHARS = 2;
    private static final float[] LOGARITHMS = new float[64];

    static {
        for (int count = 1; count < LOGARITHMS.length; count++) {
            LOGARITHMS[count] = logarithm(count);
        }
    }

    /** Feature in the upper half, then occurrence, so that sorting brings the same features together. */
    private long[] found = new long[256];

    private int size;

    /** Tells the features' hashes; -1 for one that the model does not know. */
    public interface Lookup extends LongUnaryOperator {}

    public void add(Tokens tokens, boolean isTitle, Lookup lookup) {
        int end = Math.min(tokens.count(), MAX_TOKENS);
        for (int i = 0; i < end; i++) {
            if (!isFeature(tokens, i)) {
                continue;
            }
            add(lookup.applyAsLong(tokens.hash(i)), isTitle, i, false);
            if (i > 0 && !tokens.isAfterBreak(i) && isFeature(tokens, i - 1)) {
                add(lookup.applyAsLong(Tokens.pair(tokens.hash(i - 1), tokens.hash(i))), isTitle, i - 1, true);
            }
        }
    }

    private static boolean isFeature(Tokens tokens, int token) {
        return !tokens.isNumber(token) && tokens.end(token) - tokens.start(token) >= MIN_WORD_CHARS;
    }

    private void add(long feature, boolean isTitle, int token, boolean isPair) {
        if (feature < 0) {
            return;
        }
        if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = feature << 32 | (isTitle ? 0 : 1L << 30) | (long) token << 1 | (isPair ? 1 : 0);
    }

    /** Takes each feature once. */
    public interface Consumer {
        /**
         * @param count occurrences, those in the title weighted
         * @param first where it occurs first, see {@link #isInTitle}, {@link #token}, {@link #isPair}
         */
        void take(int feature, int count, int first);
    }

    /** Gives the features in a fixed order. */
    public void forEach(Consumer consumer) {
        Arrays.sort(found, 0, size);
        for (int i = 0; i < size; ) {
            long feature = found[i] >>> 32;
            int first = (int) found[i];
            int count = 0;
            while (i < size && found[i] >>> 32 == feature) {
                count += isInTitle((int) found[i]) ? TITLE_OCCURRENCES : 1;
                i++;
            }
            consumer.take((int) feature, count, first);
        }
    }

    static boolean isInTitle(int occurrence) {
        return (occurrence & 1 << 30) == 0;
    }

    static int token(int occurrence) {
        return (occurrence & (1 << 30) - 1) >>> 1;
    }

    static boolean isPair(int occurrence) {
        return (occurrence & 1) != 0;
    }

    /** The value of a feature before all are divided by their norm. */
    public static float value(int count, float rarity) {
        return (count < LOGARITHMS.length ? LOGARITHMS[count] : logarithm(count)) * rarity;
    }

    private static float logarithm(int count) {
        return (float) (1 + StrictMath.log(count));
    }
}
