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
    private final int[] frequency;
    private final int[] capitals;
    private final int[] acronyms;
    private final int[] sentencesWith;
    private final int[] lastSentence;
    private final int[] firstSentence;
    private final int[] left;
    private final int[] right;
    private final int[] leftDistinct;
    private final int[] rightDistinct;
    private final DistinctHashes ids;
    private final DistinctHashes pairs;
    private final int contentTokens;

    WordStatistics(Tokens tokens, int end, WordSet stops) {
        this.tokens = tokens;
        this.end = end;
        wordOf = new int[end];
        contentTokens = markStops(stops);
        ids = new DistinctHashes(contentTokens);
        pairs = new DistinctHashes(contentTokens);
        frequency = new int[contentTokens];
        capitals = new int[contentTokens];
        acronyms = new int[contentTokens];
        sentencesWith = new int[contentTokens];
        lastSentence = new int[contentTokens];
        firstSentence = new int[contentTokens];
        left = new int[contentTokens];
        right = new int[contentTokens];
        leftDistinct = new int[contentTokens];
        rightDistinct = new int[contentTokens];
        count();
    }

    /** @return how many tokens can be part of a keyphrase */
    private int markStops(WordSet stops) {
        int content = 0;
        for (int i = 0; i < end; i++) {
            if (isContent(i, stops)) {
                content++;
            } else {
                wordOf[i] = STOP;
            }
        }
        return content;
    }

    private void count() {
        int before = STOP;
        for (int i = 0; i < end; i++) {
            sentences += tokens.isAfterSentence(i) ? 1 : 0;
            before = tokens.isAfterBreak(i) ? STOP : before;
            if (wordOf[i] == STOP) {
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

    /** Tokens that can be part of a keyphrase. */
    int contentTokens() {
        return contentTokens;
    }

    /** The number of the word with that hash; {@link #STOP} where no token is that word. */
    int word(long hash) {
        int word = ids.find(hash);
        return word < 0 ? STOP : word;
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
}
