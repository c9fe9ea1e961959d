package dev.copydesk.enrich.keyphrase;

import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.enrich.token.WordSet;
import dev.copydesk.model.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Keyphrases by YAKE: R. Campos, V. Mangaravite, A. Pasquali, A. Jorge, C. Nunes, A. Jatowt, "YAKE! Keyword extraction from
 * single documents using multiple local features", Information Sciences 509, 2020.
 *
 * <p>Candidates are one to {@value #MAX_WORDS} content words in a row. A word's score is made of its casing, position,
 * frequency, the diversity of its neighbours and its spread over the sentences; a phrase's of its words' and its own frequency.
 * Changed for news: a word of the title is worth more; a position is the mean of the first and the last sentence; words
 * that stand together only once count for less unless they are a name; a phrase that shares two words with a better one, or is
 * part of it, is left out.
 *
 * <p>Deterministic, thread-safe, linear in the first {@value #MAX_TOKENS} words. A language without a list of stop words has no
 * keyphrases, and neither has text in a script without spaces.
 */
public final class Keyphrases {
    /** An article has at most so many. */
    public static final int MAX_PHRASES = 10;

    static final int MIN_WORD_CHARS = 3;
    static final int MAX_WORD_CHARS = 40;

    private static final int MAX_WORDS = 3;
    private static final int MAX_TOKENS = 4_000;
    private static final int CONSIDERED = 6 * MAX_PHRASES;
    private static final double TITLE_FACTOR = 0.4;

    /** By the number of words that stand together only once. */
    private static final double[] CHANCE_FACTORS = {0, 1, 4, 16};

    private final StopWords stopWords = StopWords.shipped();

    /**
     * One keyphrase and why it is one.
     *
     * @param text as the article writes it for the first time
     * @param score the lower, the better
     */
    public record Keyphrase(String text, int occurrences, double score) {}

    /** Some words in a row, by their first occurrence; the best come first. */
    private static final class Candidate implements Comparable<Candidate> {
        private final int first;
        private final int words;
        private int occurrences;
        private double score;

        Candidate(int first, int words) {
            this.first = first;
            this.words = words;
        }

        @Override
        public int compareTo(Candidate other) {
            int byScore = Double.compare(score, other.score);
            int byPlace = byScore != 0 ? byScore : Integer.compare(first, other.first);
            return byPlace != 0 ? byPlace : Integer.compare(words, other.words);
        }
    }

    /** Whether a language can have keyphrases at all. */
    public boolean knows(Language language) {
        return stopWords.of(language.code()).isPresent();
    }

    /** The best phrases first. */
    public List<Keyphrase> of(Tokens title, Tokens text, Language language) {
        WordSet stops = stopWords.of(language.code()).orElse(null);
        if (stops == null) {
            return List.of();
        }
        // A text of a title alone still has names in it.
        Tokens body = text.count() == 0 ? title : text;
        int end = Math.min(body.count(), MAX_TOKENS);
        WordStatistics statistics = new WordStatistics(body, end, stops);
        double[] scores = statistics.scores();
        favourTitle(scores, title, statistics);
        return distinct(ranked(candidates(body, end, statistics), scores, statistics, body), body);
    }

    private static void favourTitle(double[] scores, Tokens title, WordStatistics statistics) {
        boolean[] isFavoured = new boolean[scores.length];
        for (int i = 0; i < title.count(); i++) {
            int word = statistics.word(title.hash(i));
            if (word != WordStatistics.STOP && !isFavoured[word]) {
                isFavoured[word] = true;
                scores[word] *= TITLE_FACTOR;
            }
        }
    }

    private static List<Candidate> candidates(Tokens tokens, int end, WordStatistics statistics) {
        DistinctHashes phrases = new DistinctHashes(MAX_WORDS * statistics.contentTokens());
        List<Candidate> candidates = new ArrayList<>(statistics.contentTokens());
        for (int first = 0; first < end; first++) {
            long hash = 0;
            for (int words = 1; words <= MAX_WORDS && first + words <= end; words++) {
                int last = first + words - 1;
                if (statistics.wordAt(last) == WordStatistics.STOP || (words > 1 && tokens.isAfterBreak(last))) {
                    break;
                }
                hash = words == 1 ? tokens.hash(last) : Tokens.pair(hash, tokens.hash(last));
                int number = phrases.indexOf(hash);
                if (number == candidates.size()) {
                    candidates.add(new Candidate(first, words));
                }
                candidates.get(number).occurrences++;
            }
        }
        return candidates;
    }

    private static List<Candidate> ranked(
            List<Candidate> candidates, double[] scores, WordStatistics statistics, Tokens tokens) {
        for (Candidate candidate : candidates) {
            double product = 1;
            double sum = 0;
            for (int i = candidate.first; i < candidate.first + candidate.words; i++) {
                double score = scores[statistics.wordAt(i)];
                product *= score;
                sum += score;
            }
            candidate.score = product / (candidate.occurrences * (1 + sum));
            if (candidate.occurrences == 1 && !isName(candidate, tokens)) {
                candidate.score *= CHANCE_FACTORS[candidate.words];
            }
        }
        return best(candidates);
    }

    /** The {@value #CONSIDERED} with the lowest scores, the lowest first. */
    private static List<Candidate> best(List<Candidate> candidates) {
        PriorityQueue<Candidate> best = new PriorityQueue<>(CONSIDERED, Collections.reverseOrder());
        for (Candidate candidate : candidates) {
            if (best.size() < CONSIDERED) {
                best.add(candidate);
            } else if (candidate.compareTo(Objects.requireNonNull(best.peek())) < 0) {
                best.poll();
                best.add(candidate);
            }
        }
        List<Candidate> ranked = new ArrayList<>(best);
        Collections.sort(ranked);
        return ranked;
    }

    /** Whether all its words begin with capitals; those that occur once otherwise stand together by chance. */
    private static boolean isName(Candidate candidate, Tokens tokens) {
        for (int i = candidate.first; i < candidate.first + candidate.words; i++) {
            if (!tokens.isCapital(i)) {
                return false;
            }
        }
        return true;
    }

    private static List<Keyphrase> distinct(List<Candidate> ranked, Tokens tokens) {
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate next : ranked) {
            if (chosen.size() < MAX_PHRASES && chosen.stream().noneMatch(better -> isRepeated(next, better, tokens))) {
                chosen.add(next);
            }
        }
        return chosen.stream()
                .map(candidate -> new Keyphrase(
                        tokens.text()
                                .substring(
                                        tokens.start(candidate.first),
                                        tokens.end(candidate.first + candidate.words - 1)),
                        candidate.occurrences,
                        candidate.score))
                .toList();
    }

    /** Whether all words of one are in the other, or two of three. */
    private static boolean isRepeated(Candidate one, Candidate other, Tokens tokens) {
        int shared = 0;
        for (int i = one.first; i < one.first + one.words; i++) {
            for (int j = other.first; j < other.first + other.words; j++) {
                if (tokens.hash(i) == tokens.hash(j)) {
                    shared++;
                    break;
                }
            }
        }
        return shared >= Math.min(2, Math.min(one.words, other.words));
    }
}
