package dev.copydesk.benchmarks.language.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Texts without sense, of words drawn as often as they occur: for languages of which there are no sentences to train on. Without them
 * the descent would only ever see such a language where it is wrong, and unlearn it.
 */
final class TokenTexts {
    private static final int WORDS = 14;

    private TokenTexts() {}

    /**
     * @param shares the words, in a fixed order, and how often they occur
     * @param count how many texts
     */
    static List<String> of(Map<String, Double> shares, int count, long seed) {
        List<String> words = new ArrayList<>(shares.keySet());
        double[] upTo = new double[words.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += shares.getOrDefault(words.get(i), 0.0);
            upTo[i] = sum;
        }
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count && upTo.length > 0; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < WORDS; k++) {
                int at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
                text.append(words.get(Math.min(words.size() - 1, at < 0 ? -at - 1 : at)))
                        .append(' ');
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
