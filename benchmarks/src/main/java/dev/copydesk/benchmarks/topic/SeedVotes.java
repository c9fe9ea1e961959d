package dev.copydesk.benchmarks.topic;

import dev.copydesk.enrich.topic.Lexicon;
import dev.copydesk.enrich.topic.MediaTopic;
import dev.copydesk.enrich.topic.Taxonomy;
import dev.copydesk.enrich.topic.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the seed terms of {@code seed-terms-en.tsv} say about a text: weak labels to train with. */
final class SeedVotes {
    static final String RESOURCE = "/dev/copydesk/benchmarks/topic/seed-terms-en.tsv";

    private static final int MAX_WORDS = 500;
    private static final int TITLE_OCCURRENCES = 3;

    private final Lexicon lexicon;

    SeedVotes(Taxonomy taxonomy) {
        lexicon = new Lexicon(Resources.lines(RESOURCE), taxonomy);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /** The evidence for each topic that a term spoke for: weight × (1 + ln occurrences), summed over the terms. */
    Map<MediaTopic, Double> of(String title, String text) {
        Map<Lexicon.Entry, Integer> occurrences = new LinkedHashMap<>();
        count(Words.of(title), TITLE_OCCURRENCES, occurrences);
        List<String> words = Words.of(text);
        count(words.subList(0, Math.min(words.size(), MAX_WORDS)), 1, occurrences);
        Map<MediaTopic, Double> evidence = new LinkedHashMap<>();
        occurrences.forEach((entry, count) ->
                evidence.merge(entry.topic(), entry.weight() * (1 + StrictMath.log(count)), Double::sum));
        return evidence;
    }

    private void count(List<String> words, int occurrences, Map<Lexicon.Entry, Integer> counts) {
        List<Lexicon.Entry> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            lexicon.find(words, i, found);
            found.forEach(entry -> counts.merge(entry, occurrences, Integer::sum));
            found.clear();
        }
    }
}
