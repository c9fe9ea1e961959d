package dev.copydesk.benchmarks.language.training;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a few texts of a language tell about what a list of its words has lost: its accents and its words of one and two letters.
 *
 * <p>A word that stands in the texts is written as there; of any other the end, where all words of the texts that have it write
 * it in one way.
 */
final class Spelling {
    private static final int MIN_END = 3;
    private static final int MAX_END = 5;
    private static final int MIN_WORDS_OF_END = 2;
    private static final int MAX_SHORT = 2;

    /** Letters that no decomposition brings to a plain one, as Lucene's ASCII folding writes them. */
    private static final Map<Character, String> PLAIN = Map.of(
            'æ', "ae", 'ð', "d", 'ø', "o", 'þ', "th", 'ß', "ss", 'ł', "l", 'đ', "d", 'ı', "i", 'œ', "oe", 'ŋ', "n");

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> ends = new HashMap<>();
    private final Map<String, Double> shortWords = new LinkedHashMap<>();
    private final boolean accents;
    private double shareOfShort;

    private Spelling(boolean accents) {
        this.accents = accents;
    }

    /**
     * Of no texts: nothing is changed.
     *
     * @param accents whether the list of words has lost them, as it has in Latin letters
     */
    static Spelling of(List<String> texts, boolean accents) {
        Map<String, Integer> counts = new TreeMap<>();
        int all = 0;
        for (String text : texts) {
            for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")) {
                if (!word.isEmpty()) {
                    counts.merge(Normalizer.normalize(word, Normalizer.Form.NFC), 1, Integer::sum);
                    all++;
                }
            }
        }
        Spelling spelling = new Spelling(accents);
        spelling.learn(counts, Math.max(1, all));
        return spelling;
    }

    private void learn(Map<String, Integer> counts, int all) {
        Map<String, Integer> best = new HashMap<>();
        Map<String, Map<String, Integer>> endings = new HashMap<>();
        counts.forEach((word, count) -> {
            if (word.length() <= MAX_SHORT) {
                shortWords.put(word, (double) count / all);
                shareOfShort += (double) count / all;
            }
            if (count > best.getOrDefault(folded(word), 0)) {
                best.put(folded(word), count);
                words.put(folded(word), word);
            }
            for (int length = MIN_END; length <= Math.min(MAX_END, word.length() - 1); length++) {
                String end = word.substring(word.length() - length);
                if (folded(end).length() == length) {
                    endings.computeIfAbsent(folded(end), e -> new TreeMap<>()).merge(end, 1, Integer::sum);
                }
            }
        });
        endings.forEach((folded, written) -> {
            Map.Entry<String, Integer> only = written.entrySet().iterator().next();
            if (written.size() == 1 && only.getValue() >= MIN_WORDS_OF_END) {
                ends.put(folded, only.getKey());
            }
        });
    }

    /** The words as they are written, with those of one and two letters, in a fixed order, and their shares of all. */
    Map<String, Double> written(Map<String, Double> foldedShares) {
        Map<String, Double> written = new LinkedHashMap<>(shortWords);
        foldedShares.forEach((word, share) -> written.merge(spell(word), share * (1 - shareOfShort), Double::sum));
        List<Map.Entry<String, Double>> sorted = new ArrayList<>(written.entrySet());
        sorted.sort(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        Map<String, Double> inOrder = new LinkedHashMap<>();
        sorted.forEach(word -> inOrder.put(word.getKey(), word.getValue()));
        return inOrder;
    }

    private String spell(String folded) {
        if (!accents) {
            return folded;
        }
        String whole = words.get(folded);
        if (whole != null) {
            return whole;
        }
        for (int length = Math.min(MAX_END, folded.length() - 1); length >= MIN_END; length--) {
            String end = ends.get(folded.substring(folded.length() - length));
            if (end != null) {
                return folded.substring(0, folded.length() - length) + end;
            }
        }
        return folded;
    }

    private static String folded(String word) {
        StringBuilder folded = new StringBuilder();
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                folded.append(PLAIN.getOrDefault(c, String.valueOf(c)));
            }
        }
        return folded.toString();
    }
}
