package dev.copydesk.benchmarks.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How right one teller is on some texts. Abstaining counts as wrong. */
final class Score {
    private int texts;
    private int right;
    private int abstained;
    private final Map<String, int[]> byLanguage = new TreeMap<>();
    private final Map<String, Map<String, Integer>> mistakes = new TreeMap<>();

    void add(String language, String answer) {
        texts++;
        int[] own = byLanguage.computeIfAbsent(language, l -> new int[2]);
        own[0]++;
        if (answer.equals(language)) {
            right++;
            own[1]++;
        } else {
            mistakes.computeIfAbsent(language, l -> new TreeMap<>()).merge(answer, 1, Integer::sum);
        }
        if (answer.equals("und")) {
            abstained++;
        }
    }

    static Score of(LanguageTeller teller, List<LabelledText> texts, Predicate<LabelledText> some) {
        Score score = new Score();
        for (LabelledText text : texts) {
            if (some.test(text)) {
                score.add(text.language(), teller.tell(text.text()));
            }
        }
        return score;
    }

    int texts() {
        return texts;
    }

    int languages() {
        return byLanguage.size();
    }

    double accuracy() {
        return texts == 0 ? 0 : (double) right / texts;
    }

    double abstained() {
        return texts == 0 ? 0 : (double) abstained / texts;
    }

    /** Accuracy over the languages of a set, of the texts that were asked. */
    double accuracy(Set<String> languages) {
        int all = 0;
        int good = 0;
        for (Map.Entry<String, int[]> entry : byLanguage.entrySet()) {
            if (languages.contains(entry.getKey())) {
                all += entry.getValue()[0];
                good += entry.getValue()[1];
            }
        }
        return all == 0 ? 0 : (double) good / all;
    }

    /** The languages that are worst, each with its accuracy and what it is mostly taken for. */
    String worst(int count) {
        StringBuilder worst = new StringBuilder();
        byLanguage.entrySet().stream()
                .sorted((a, b) -> Double.compare(share(a.getValue()), share(b.getValue())))
                .limit(count)
                .forEach(entry -> worst.append(String.format(
                        Locale.ROOT,
                        "%s%s %.2f%s",
                        worst.isEmpty() ? "" : ", ",
                        entry.getKey(),
                        share(entry.getValue()),
                        mostly(mistakes.getOrDefault(entry.getKey(), Map.of())))));
        return worst.toString();
    }

    private static double share(int[] counts) {
        return (double) counts[1] / counts[0];
    }

    private static String mostly(Map<String, Integer> answers) {
        return answers.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> " (" + entry.getKey() + " " + entry.getValue() + ")")
                .orElse("");
    }
}
