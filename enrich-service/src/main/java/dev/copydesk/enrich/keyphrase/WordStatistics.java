package dev.copydesk.enrich.keyphrase;

import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.enrich.token.WordSet;

/**
 * What YAKE counts of each distinct word of a text, and the word's score: the lower, the more it tells.
 *
 * <p>Not thread-safe; made for one text.
 */
final class WordStatistics {
    static final int STOP = -1;

    private final Tokens tokens;
    private final int end;
    private final int[] wordOf;
    private int words;
    private int sentences;
    private int[] frequency;
    private int[] capitals;
    private int[] acronyms;
    private int[] sentencesWith;
    private int[] lastSentence;
    private int[] firstSentence;
    private int[] left;
    private int[] right;
    private int[] leftDistinct;
    private int[] rightDistinct;
    private final LongTable ids;
    private final LongTable pairs;

    WordStatistics(Tokens tokens, int end, WordSet stops) {
        this.tokens = tokens;
        this.end = end;
        wordOf = new int[end];
        ids = new LongTable(end);
        pairs = new LongTable(end);
        int size = Math.max(16, end);
        frequency = new int[size];
        capitals = new int[size];
        acronyms = new int[size];
        sentencesWith = new int[size];
        lastSentence = new int[size];
        firstSentence = new int[size];
        left = new int[size];
        right = new int[size];
        leftDistinct = new int[size];
        rightDistinct = new int[size];
        count(stops);
    }

    private void count(WordSet stops) {
        int before = STOP;
        for (int i = 0; i < end; i++) {
            sentences += tokens.isAfterSentence(i) ? 1 : 0;
            before = tokens.isAfterBreak(i) ? STOP : before;
            if (!isContent(i, stops)) {
                wordOf[i] = STOP;
                before = STOP;
                continue;
            }
            int word = ids.indexOf(tokens.hash(i));
            wordOf[i] = word;
            if (word == words) {
                words++;
                firstSentence[word] = sentences;
            }
            frequency[word]++;
            if (lastSentence[word] != sentences) {
                lastSentence[word] = sentences;
                sentencesWith[word]++;
            }
            if (tokens.isAllCapitals(i)) {
                acronyms[word]++;
            }
            if (tokens.isCapital(i) && !tokens.isAfterSentence(i)) {
                capitals[word]++;
            }
            if (before != STOP) {
                boolean isNew = pairs.isNew(Tokens.pair(tokens.hash(i - 1), tokens.hash(i)));
                right[before]++;
                left[word]++;
                rightDistinct[before] += isNew ? 1 : 0;
                leftDistinct[word] += isNew ? 1 : 0;
            }
            before = word;
        }
    }

    private boolean isContent(int token, WordSet stops) {
        int length = tokens.end(token) - tokens.start(token);
        return length >= Keyphrases.MIN_WORD_CHARS
                && length <= Keyphrases.MAX_WORD_CHARS
                && !tokens.isNumber(token)
                && !tokens.isUnspaced(token)
                && !stops.contains(tokens.hash(token));
    }

    /** The number of the word at a token; {@link #STOP} where it can be no part of a keyphrase. */
    int wordAt(int token) {
        return wordOf[token];
    }

    /** A score for each word, above 0. */
    double[] scores() {
        double mean = 0;
        int most = 1;
        for (int word = 0; word < words; word++) {
            mean += (double) frequency[word] / words;
            most = Math.max(most, frequency[word]);
        }
        double variance = 0;
        for (int word = 0; word < words; word++) {
            variance += (frequency[word] - mean) * (frequency[word] - mean) / words;
        }
        double usual = mean + Math.sqrt(variance);
        double[] scores = new double[words];
        for (int word = 0; word < words; word++) {
            scores[word] = score(word, usual, most);
        }
        return scores;
    }

    private double score(int word, double usual, int most) {
        int occurrences = frequency[word];
        double casing = Math.max(capitals[word], acronyms[word]) / (1 + Math.log(occurrences));
        double position = Math.log(Math.log(3 + (firstSentence[word] + lastSentence[word]) / 2.0));
        double diversity = (left[word] == 0 ? 0 : (double) leftDistinct[word] / left[word])
                + (right[word] == 0 ? 0 : (double) rightDistinct[word] / right[word]);
        double relatedness = 1 + diversity * occurrences / most;
        double spread = (double) sentencesWith[word] / Math.max(1, sentences);
        return relatedness * position / (casing + (occurrences / usual) / relatedness + spread / relatedness);
    }

    /** Numbers distinct values in the order in which they come. */
    private static final class LongTable {
        private final long[] keys;
        private final int[] values;
        private final int mask;
        private int size;

        LongTable(int most) {
            int slots = Integer.highestOneBit(Math.max(4, most)) * 4;
            keys = new long[slots];
            values = new int[slots];
            mask = slots - 1;
        }

        int indexOf(long key) {
            int slot = (int) key & mask;
            while (values[slot] != 0) {
                if (keys[slot] == key) {
                    return values[slot] - 1;
                }
                slot = (slot + 1) & mask;
            }
            keys[slot] = key;
            values[slot] = ++size;
            return size - 1;
        }

        boolean isNew(long key) {
            int before = size;
            return indexOf(key) == before;
        }
    }
}
