package dev.copydesk.benchmarks.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much two texts share, by shingles of {@value #WORDS} words counted with their multiplicity, as in the article extraction
 * benchmark of Zyte (2020): words are runs of letters, digits and underscores, case counts. In Chinese, Japanese and Thai,
 * which put no space between words, each letter is a word. A text shorter than a shingle is one shingle.
 *
 * @param precision share of the found shingles that are wanted; 1 where none is found and none wanted
 * @param recall share of the wanted shingles that are found; 1 where none is wanted and none found
 */
record ShingleScore(double precision, double recall) {
    static final int WORDS = 4;

    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|[\\w&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]+",
            Pattern.UNICODE_CHARACTER_CLASS);

    static ShingleScore of(String wanted, String found) {
        Map<List<String>, Integer> wantedShingles = shingles(wanted);
        Map<List<String>, Integer> foundShingles = shingles(found);
        double both = 0;
        for (Map.Entry<List<String>, Integer> shingle : foundShingles.entrySet()) {
            both += Math.min(shingle.getValue(), wantedShingles.getOrDefault(shingle.getKey(), 0));
        }
        double wantedTotal = total(wantedShingles);
        double foundTotal = total(foundShingles);
        if (wantedTotal == 0 && foundTotal == 0) {
            return new ShingleScore(1, 1);
        }
        return new ShingleScore(foundTotal == 0 ? 0 : both / foundTotal, wantedTotal == 0 ? 0 : both / wantedTotal);
    }

    /** The harmonic mean of precision and recall. */
    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double total(Map<List<String>, Integer> shingles) {
        return shingles.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<List<String>, Integer> shingles(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        Map<List<String>, Integer> shingles = new HashMap<>();
        if (words.isEmpty()) {
            return shingles;
        }
        for (int i = 0; i + WORDS <= Math.max(words.size(), WORDS); i++) {
            shingles.merge(List.copyOf(words.subList(i, Math.min(i + WORDS, words.size()))), 1, Integer::sum);
        }
        return shingles;
    }
}
