package dev.copydesk.benchmarks.keyphrase;

import dev.copydesk.enrich.text.RuleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The frequent words of the languages that have keyphrases, from the resource {@code stopwords.txt}. Immutable. */
final class StopWords {
    static final String RESOURCE = "/dev/copydesk/enrich/keyphrase/stopwords.txt";

    private final Map<String, Set<String>> byLanguage = new HashMap<>();

    private StopWords() {}

    static StopWords shipped() {
        StopWords stopWords = new StopWords();
        for (String line : RuleFile.lines(RESOURCE)) {
            int tab = line.indexOf('\t');
            stopWords.byLanguage.put(
                    line.substring(0, tab),
                    Set.copyOf(new HashSet<>(List.of(line.substring(tab + 1).split(" ")))));
        }
        return stopWords;
    }

    /** Empty for a language without a list. */
    Optional<Set<String>> of(String language) {
        return Optional.ofNullable(byLanguage.get(language));
    }
}
