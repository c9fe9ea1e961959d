package dev.copydesk.benchmarks.language.training;

import dev.copydesk.enrich.language.LetterGrams;
import dev.copydesk.enrich.language.LetterSample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** How often each run of letters is met, per letter of text, from the different kinds of published statistics. */
final class RunFrequencies {
    private static final List<String> LINGUA_FILES =
            List.of("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams");

    /** What is rarer is left out: it would cost more room than it is worth. */
    private static final double MIN_FREQUENCY = 1e-6;

    /** Counts of a small text are taken for a little less: what was met once may have been chance. */
    private static final double DISCOUNT = 0.75;

    private RunFrequencies() {}

    /** Lingua's models: conditional fractions, multiplied along each run. */
    static Map<String, Double> ofLingua(String code, UnaryOperator<String> script) throws IOException {
        Map<String, Double> all = new HashMap<>();
        Map<String, Double> shorter = Map.of();
        for (int n = 1; n <= LetterGrams.MAX_LENGTH; n++) {
            Map<String, Double> ofLength = new HashMap<>();
            String name = "/language-models/" + code + "/" + LINGUA_FILES.get(n - 1) + ".json";
            try (InputStream in = RunFrequencies.class.getResourceAsStream(name)) {
                if (in == null) {
                    // Languages that Lingua knows by their script have no longer runs.
                    break;
                }
                readLingua(new String(in.readAllBytes(), StandardCharsets.UTF_8), n, shorter, ofLength);
            }
            ofLength.forEach((run, frequency) -> {
                String written = script.apply(run);
                if (frequency >= MIN_FREQUENCY && written.length() <= LetterGrams.MAX_LENGTH) {
                    all.merge(written, frequency, Double::sum);
                }
            });
            shorter = ofLength;
        }
        return all;
    }

    private static void readLingua(String json, int n, Map<String, Double> shorter, Map<String, Double> into) {
        int at = json.indexOf("\"ngrams\":{") + "\"ngrams\":{".length();
        while (json.charAt(at) == '"') {
            int fractionEnd = json.indexOf('"', at + 1);
            String[] fraction = json.substring(at + 1, fractionEnd).split("/");
            double conditional = Double.parseDouble(fraction[0]) / Double.parseDouble(fraction[1]);
            int runsStart = json.indexOf('"', fractionEnd + 1) + 1;
            int runsEnd = json.indexOf('"', runsStart);
            for (String run : json.substring(runsStart, runsEnd).split(" ")) {
                double before = n == 1 ? 1 : shorter.getOrDefault(run.substring(0, run.length() - 1), 0.0);
                if (before > 0 && run.length() == n) {
                    into.put(run, before * conditional);
                }
            }
            at = runsEnd + 1;
            if (json.charAt(at) == ',') {
                at++;
            }
        }
    }

    /** Optimaize's profiles: counts of runs of one to three characters, space included. */
    static Map<String, Double> ofProfile(String code) throws IOException {
        Map<String, Double> counts = new HashMap<>();
        String name = "/languages/" + code;
        try (InputStream in = Objects.requireNonNull(RunFrequencies.class.getResourceAsStream(name), name)) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int at = json.indexOf('{', 1) + 1;
            while (json.charAt(at) == '"') {
                int end = json.indexOf('"', at + 1);
                int comma = end + 2;
                while (Character.isDigit(json.charAt(comma))) {
                    comma++;
                }
                String run = json.substring(at + 1, end);
                boolean ofLetters = run.chars().allMatch(c -> c == ' ' || Character.isLetter(c));
                if (ofLetters && !run.isBlank()) {
                    counts.merge(lower(run), Double.parseDouble(json.substring(end + 2, comma)), Double::sum);
                }
                at = json.charAt(comma) == ',' ? comma + 1 : comma;
            }
        }
        double letters = counts.entrySet().stream()
                .filter(e -> e.getKey().length() == 1)
                .mapToDouble(Map.Entry::getValue)
                .sum();
        Map<String, Double> frequencies = new HashMap<>();
        counts.forEach((run, count) -> frequencies.put(run, count / letters));
        return frequencies;
    }

    /** Words and how often they occur. */
    static Map<String, Double> ofWords(Map<String, Double> shares) {
        Map<String, Double> counts = new HashMap<>();
        double letters = 0;
        for (Map.Entry<String, Double> word : shares.entrySet()) {
            letters += word.getValue() * word.getKey().length();
            addRuns(LetterSample.of(word.getKey()), word.getValue(), counts);
        }
        double all = letters;
        Map<String, Double> frequencies = new HashMap<>();
        counts.forEach((run, count) -> {
            if (count / all >= MIN_FREQUENCY) {
                frequencies.put(run, count / all);
            }
        });
        return frequencies;
    }

    /** Texts as they are. */
    static Map<String, Double> ofTexts(List<String> texts) {
        Map<String, Double> counts = new HashMap<>();
        double letters = 1;
        for (String text : texts) {
            LetterSample sample = LetterSample.of(text, Integer.MAX_VALUE);
            letters += sample.length();
            addRuns(sample, 1, counts);
        }
        double all = letters;
        counts.replaceAll((run, count) -> (count - DISCOUNT) / all);
        return counts;
    }

    private static void addRuns(LetterSample sample, double count, Map<String, Double> counts) {
        char[] letters = sample.letters();
        for (int start = 0; start < sample.length(); start++) {
            int end = Math.min(sample.length(), start + LetterGrams.MAX_LENGTH);
            for (int i = start; i < end; i++) {
                boolean space = letters[i] == ' ';
                if (i > start || !space) {
                    counts.merge(new String(letters, start, i + 1 - start), count, Double::sum);
                }
                if (space && i - start >= 2) {
                    break;
                }
            }
        }
    }

    private static String lower(String run) {
        StringBuilder lower = new StringBuilder(run.length());
        run.chars().forEach(c -> lower.append(Character.toLowerCase((char) c)));
        return lower.toString();
    }
}
