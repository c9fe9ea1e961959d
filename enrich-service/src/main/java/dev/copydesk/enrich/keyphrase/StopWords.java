package dev.copydesk.enrich.keyphrase;

import dev.copydesk.enrich.text.RuleFile;
import dev.copydesk.enrich.token.WordSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The frequent words of the languages that have keyphrases, from the resource {@code stopwords.txt}. Immutable. */
final class StopWords {
    static final String RESOURCE = "/dev/copydesk/enrich/keyphrase/stopwords.txt";

    private final Map<String, WordSet> byLanguage = new HashMap<>();

    private StopWords() {}

    static StopWords shipped() {
        StopWords stopWords = new StopWords();
        for (String line : RuleFile.lines(RESOURCE)) {
            int tab = line.indexOf('\t');
            stopWords.byLanguage.put(
                    line.substring(0, tab),
                    new WordSet(List.of(line.substring(tab + 1).split(" "))));
        }
        return stopWords;
    }

    /** Empty for a language without a list. */
    Optional<WordSet> of(String language) {
        return Optional.ofNullable(byLanguage.get(language));
    }
}
