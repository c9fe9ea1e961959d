package dev.copydesk.benchmarks.keyphrase;

import dev.copydesk.model.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keyphrases by RAKE: S. Rose, D. Engel, N. Cramer, W. Cowley, "Automatic keyword extraction from individual documents", in
 * Text Mining: Applications and Theory, 2010.
 *
 * <p>Candidates are the runs of words between stop words, punctuation and numbers, here at most {@value #MAX_WORDS} words
 * long. A word scores its degree (the words it stands beside, itself included) divided by its frequency, a phrase the sum of
 * its words. Two changes for news: the score is multiplied by 1 + ln(occurrences), so that what an article keeps naming wins
 * over what it names once, and a phrase inside a better one is left out.
 *
 * <p>Deterministic, thread-safe, linear in the first {@value #MAX_CHARS} characters. A language without a list of stop words has
 * no keyphrases.
 */
final class Rake {
    /** An article has at most so many. */
    public static final int MAX_PHRASES = 10;

    private static final int MAX_WORDS = 3;
    private static final int MAX_CHARS = 50_000;
    private static final int MIN_WORD_CHARS = 3;
    private static final int MAX_WORD_CHARS = 40;
    private static final int CONSIDERED = 5 * MAX_PHRASES;

    private final StopWords stopWords = StopWords.shipped();

    /** The words of one candidate and how the text writes them for the first time. */
    private static final class Candidate {
        private final List<String> words;
        private final String written;
        private int occurrences;

        Candidate(List<String> words, String written) {
            this.words = words;
            this.written = written;
        }
    }

    private record Ranked(Candidate candidate, double score, int rank) {}

    /** The best phrases first, as the text writes them. */
    public List<String> of(String title, String text, Language language) {
        return stopWords
                .of(language.code())
                .map(stops -> best(candidates(bounded(title + "\n" + text), stops)))
                .orElse(List.of());
    }

    private static String bounded(String text) {
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
    }

    private static Map<List<String>, Candidate> candidates(String text, Set<String> stops) {
        Map<List<String>, Candidate> candidates = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        int phraseStart = 0;
        int phraseEnd = 0;
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && isInside(text, i, start)) {
                i++;
            }
            if (i > start) {
                String word = text.substring(start, i).toLowerCase(Locale.ROOT);
                if (isContent(word, stops)) {
                    phraseStart = words.isEmpty() ? start : phraseStart;
                    words.add(word);
                    phraseEnd = i;
                    continue;
                }
            } else {
                i++;
                if (text.charAt(start) == ' ') {
                    continue;
                }
            }
            close(candidates, words, text, phraseStart, phraseEnd);
        }
        close(candidates, words, text, phraseStart, phraseEnd);
        return candidates;
    }

    private static void close(
            Map<List<String>, Candidate> candidates, List<String> words, String text, int start, int end) {
        if (!words.isEmpty() && words.size() <= MAX_WORDS) {
            candidates.computeIfAbsent(List.copyOf(words), key -> new Candidate(key, text.substring(start, end)))
                    .occurrences++;
        }
        words.clear();
    }

    /** Letters, digits, and hyphens between them. */
    private static boolean isInside(String text, int at, int start) {
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK) {
            return true;
        }
        return c == '-' && at > start && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean isContent(String word, Set<String> stops) {
        return word.length() >= MIN_WORD_CHARS
                && word.length() <= MAX_WORD_CHARS
                && Character.isLetter(word.codePointAt(0))
                && !stops.contains(word);
    }

    private static List<String> best(Map<List<String>, Candidate> candidates) {
        Map<String, int[]> degreeAndFrequency = new HashMap<>();
        for (Candidate candidate : candidates.values()) {
            for (String word : candidate.words) {
                int[] counts = degreeAndFrequency.computeIfAbsent(word, w -> new int[2]);
                counts[0] += candidate.words.size() * candidate.occurrences;
                counts[1] += candidate.occurrences;
            }
        }
        List<Ranked> ranked = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            ranked.add(new Ranked(candidate, score(candidate, degreeAndFrequency), ranked.size()));
        }
        ranked.sort(Comparator.comparingDouble(Ranked::score).reversed().thenComparingInt(Ranked::rank));
        return distinct(ranked.subList(0, Math.min(CONSIDERED, ranked.size())));
    }

    private static double score(Candidate candidate, Map<String, int[]> degreeAndFrequency) {
        double sum = 0;
        for (String word : candidate.words) {
            int[] counts = degreeAndFrequency.getOrDefault(word, new int[] {0, 1});
            sum += (double) counts[0] / counts[1];
        }
        return sum * (1 + Math.log(candidate.occurrences));
    }

    private static List<String> distinct(List<Ranked> ranked) {
        List<String> phrases = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Ranked next : ranked) {
            if (phrases.size() < MAX_PHRASES && !used.containsAll(next.candidate().words)) {
                phrases.add(next.candidate().written);
                used.addAll(next.candidate().words);
            }
        }
        return phrases;
    }
}
