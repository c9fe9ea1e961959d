package dev.copydesk.benchmarks.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts how often the first topic is right. Not thread-safe. */
final class FirstTopicScore {
    private static final double[] BINS = {0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001};

    private final Map<String, ClassCounts> classes = new TreeMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private int texts;
    private int right;

    private record Answer(double score, boolean right) {}

    /** Of one class: its texts, how many were found, how many texts were taken for it. */
    private static final class ClassCounts {
        private int texts;
        private int found;
        private int taken;

        double f1() {
            return texts + taken == 0 ? 0 : 2.0 * found / (texts + taken);
        }
    }

    /**
     * Adds one text.
     *
     * @param takenFor the class that the first topic speaks for; null for another or no topic
     * @param score of the first topic, 0 to 1; null where the classifier abstained
     */
    void add(String label, @Nullable String takenFor, @Nullable Double score) {
        texts++;
        ClassCounts own = classes.computeIfAbsent(label, name -> new ClassCounts());
        own.texts++;
        if (score == null) {
            return;
        }
        boolean isRight = label.equals(takenFor);
        answers.add(new Answer(score, isRight));
        if (takenFor != null) {
            classes.computeIfAbsent(takenFor, name -> new ClassCounts()).taken++;
        }
        if (isRight) {
            right++;
            own.found++;
        }
    }

    int texts() {
        return texts;
    }

    double accuracyOfAnswered() {
        return answers.isEmpty() ? 0 : (double) right / answers.size();
    }

    double accuracyOfAll() {
        return texts == 0 ? 0 : (double) right / texts;
    }

    double abstained() {
        return texts == 0 ? 0 : 1 - (double) answers.size() / texts;
    }

    double macroF1() {
        return classes.values().stream()
                .filter(counts -> counts.texts > 0)
                .mapToDouble(ClassCounts::f1)
                .average()
                .orElse(0);
    }

    /** Such as {@code sport 0.97 (511)}, by name. */
    List<String> classScores() {
        return classes.entrySet().stream()
                .filter(e -> e.getValue().texts > 0)
                .map(e -> String.format(
                        Locale.ROOT, "%s %.2f (%d)", e.getKey(), e.getValue().f1(), e.getValue().texts))
                .toList();
    }

    /** Accuracy of the surest answers that leave that share of the texts without one; the higher of it and the real share. */
    double accuracyAtAbstention(double share) {
        int keep = (int) Math.ceil(texts * (1 - share));
        return answers.stream()
                .sorted(Comparator.comparingDouble(Answer::score).reversed())
                .limit(keep)
                .mapToInt(answer -> answer.right() ? 1 : 0)
                .average()
                .orElse(0);
    }

    /** Rows of the calibration table: range, answers, mean score, accuracy. */
    List<String> calibration() {
        List<String> rows = new ArrayList<>();
        for (int bin = 0; bin + 1 < BINS.length; bin++) {
            double from = BINS[bin];
            double to = BINS[bin + 1];
            List<Answer> within = answers.stream()
                    .filter(answer -> answer.score() >= from && answer.score() < to)
                    .toList();
            if (!within.isEmpty()) {
                rows.add(String.format(
                        Locale.ROOT,
                        "| %.1f to %.1f | %d | %.3f | %.3f |",
                        from,
                        Math.min(1, to),
                        within.size(),
                        within.stream().mapToDouble(Answer::score).average().orElse(0),
                        within.stream()
                                .mapToInt(answer -> answer.right() ? 1 : 0)
                                .average()
                                .orElse(0)));
            }
        }
        return rows;
    }

    /** Mean distance of score and accuracy over the bins, weighted by answers (expected calibration error). */
    double calibrationError() {
        double error = 0;
        for (int bin = 0; bin + 1 < BINS.length; bin++) {
            double from = BINS[bin];
            double to = BINS[bin + 1];
            List<Answer> within = answers.stream()
                    .filter(answer -> answer.score() >= from && answer.score() < to)
                    .toList();
            double score = within.stream().mapToDouble(Answer::score).sum();
            double hits =
                    within.stream().mapToInt(answer -> answer.right() ? 1 : 0).sum();
            error += Math.abs(score - hits);
        }
        return answers.isEmpty() ? 0 : error / answers.size();
    }
}
