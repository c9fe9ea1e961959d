package dev.copydesk.benchmarks.topic;

import dev.copydesk.enrich.topic.MediaTopic;
import dev.copydesk.enrich.topic.Taxonomy;
import dev.copydesk.enrich.topic.TopicClassifier;
import dev.copydesk.model.Language;
import dev.copydesk.model.Topic;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An estimate of the second-level topics of English on texts that training left out: held against what the seed terms say
 * surely, and against what the editors filed. Both miss topics that an article has, so the true precision is higher.
 */
final class SecondLevelTable {
    private static final double SURE = 6;
    private static final Language ENGLISH = new Language("en", 1, "Latn");

    private final LabelMapping mapping = new LabelMapping();
    private final Map<String, Counts> counts = new TreeMap<>();

    private static final class Counts {
        private int given;
        private int givenAndMeant;
        private int givenWithoutAnySign;
        private int meant;
        private int filed;
        private int filedAndGiven;
    }

    void print(List<LabelledText> texts, TopicClassifier classifier, PrintStream out) {
        Taxonomy taxonomy = Taxonomy.shipped();
        SeedVotes votes = new SeedVotes(taxonomy);
        for (LabelledText text : texts) {
            Set<String> given = classifier.classify(text.title(), text.text(), ENGLISH).stream()
                    .map(Topic::id)
                    .collect(Collectors.toSet());
            Map<MediaTopic, Double> evidence = votes.of(text.title(), text.text());
            String filed = mapping.below(text.set(), text.label());
            for (MediaTopic topic : taxonomy.topics()) {
                if (topic.parent() != null) {
                    boolean isFiled = topic.id().equals(filed);
                    add(topic, given.contains(topic.id()), isFiled, evidence.getOrDefault(topic, 0.0));
                }
            }
        }
        out.println(
                "\n| second-level topic | given | of these, meant by editors or sure seed terms | without any sign of it"
                        + " | meant | filed by editors | of these, given |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (MediaTopic topic : taxonomy.topics()) {
            Counts of = counts.get(topic.id());
            if (of != null) {
                out.printf(
                        Locale.ROOT,
                        "| %s %s | %d | %.2f | %.2f | %d | %d | %s |%n",
                        topic.id(),
                        topic.label(),
                        of.given,
                        (double) of.givenAndMeant / Math.max(1, of.given),
                        (double) of.givenWithoutAnySign / Math.max(1, of.given),
                        of.meant,
                        of.filed,
                        of.filed == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) of.filedAndGiven / of.filed));
            }
        }
    }

    private void add(MediaTopic topic, boolean isGiven, boolean isFiled, double evidence) {
        boolean isMeant = isFiled || evidence >= SURE;
        if (!isGiven && !isMeant) {
            return;
        }
        Counts of = counts.computeIfAbsent(topic.id(), id -> new Counts());
        of.given += isGiven ? 1 : 0;
        of.meant += isMeant ? 1 : 0;
        of.givenAndMeant += isGiven && isMeant ? 1 : 0;
        of.givenWithoutAnySign += isGiven && !isFiled && evidence == 0 ? 1 : 0;
        of.filed += isFiled ? 1 : 0;
        of.filedAndGiven += isFiled && isGiven ? 1 : 0;
    }
}
