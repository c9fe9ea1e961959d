package dev.copydesk.index.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.replay.DiffReport.Counts;
import dev.copydesk.index.replay.DiffReport.Example;
import dev.copydesk.index.replay.DiffReport.LanguageChange;
import dev.copydesk.index.replay.DiffReport.TopicChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects how documents of two generations differ, article by article. Takes memory for the articles' groups, some 200 bytes an
 * article. Pure; not thread-safe.
 */
final class DiffTally {
    /** They differ by what they are. */
    private static final Set<String> NEVER_COMPARED = Set.of("enrichment", "version");

    private final int maxExamples;
    private final GroupChanges groups;
    private final Map<String, long[]> sources = new TreeMap<>();
    private final Map<String, long[]> months = new TreeMap<>();
    private final Map<String, Changed> languages = new HashMap<>();
    private final Map<String, Changed> topics = new HashMap<>();
    private final Map<String, Long> fields = new TreeMap<>();
    private long before;
    private long after;
    private long changed;

    DiffTally(int maxExamples) {
        this.maxExamples = maxExamples;
        this.groups = new GroupChanges(maxExamples);
    }

    private final class Changed {
        private final String from;
        private final String to;
        private final List<Example> examples = new ArrayList<>();
        private long gained;
        private long lost;

        private Changed(String from, String to) {
            this.from = from;
            this.to = to;
        }

        private void example(JsonNode article) {
            if (examples.size() < maxExamples) {
                examples.add(new Example(
                        article.path("id").asText(), article.path("title").asText()));
            }
        }
    }

    /**
     * @param from the article before; null where that generation does not have it
     * @param to the same article after; null where this generation does not have it; never both
     */
    void add(@Nullable JsonNode from, @Nullable JsonNode to) {
        count(from, 0);
        count(to, 1);
        groups.add(from, to);
        if (from != null && to != null) {
            compare(from, to);
        }
    }

    private void count(@Nullable JsonNode article, int side) {
        if (article == null) {
            return;
        }
        before += 1 - side;
        after += side;
        String firstSeenAt = article.path("firstSeenAt").asText();
        String month = firstSeenAt.substring(0, Math.min("2026-11".length(), firstSeenAt.length()));
        sources.computeIfAbsent(article.at("/source/name").asText(), name -> new long[2])[side]++;
        months.computeIfAbsent(month, name -> new long[2])[side]++;
    }

    private void compare(JsonNode from, JsonNode to) {
        Set<String> names = new TreeSet<>();
        from.fieldNames().forEachRemaining(names::add);
        to.fieldNames().forEachRemaining(names::add);
        names.removeAll(NEVER_COMPARED);
        boolean differs = false;
        for (String name : names) {
            if (!from.path(name).equals(to.path(name))) {
                fields.merge(name, 1L, Long::sum);
                differs = true;
            }
        }
        changed += differs ? 1 : 0;
        compareLanguage(
                from.at("/language/code").asText(), to.at("/language/code").asText(), to);
        compareTopics(labels(from), labels(to), to);
    }

    private void compareLanguage(String from, String to, JsonNode article) {
        if (!from.equals(to)) {
            Changed language = languages.computeIfAbsent(from + ' ' + to, pair -> new Changed(from, to));
            language.gained++;
            language.example(article);
        }
    }

    private void compareTopics(Map<String, String> from, Map<String, String> to, JsonNode article) {
        Map<String, String> either = new LinkedHashMap<>(from);
        either.putAll(to);
        either.forEach((id, label) -> {
            if (from.containsKey(id) != to.containsKey(id)) {
                Changed topic = topics.computeIfAbsent(id, one -> new Changed(id, label));
                topic.gained += to.containsKey(id) ? 1 : 0;
                topic.lost += from.containsKey(id) ? 1 : 0;
                topic.example(article);
            }
        });
    }

    private static Map<String, String> labels(JsonNode article) {
        Map<String, String> labels = new LinkedHashMap<>();
        article.path("topics")
                .forEach(topic -> labels.put(
                        topic.path("id").asText(), topic.path("label").asText()));
        return labels;
    }

    Counts articles() {
        return new Counts(before, after);
    }

    long changed() {
        return changed;
    }

    Map<String, Counts> sources() {
        return counts(sources);
    }

    Map<String, Counts> months() {
        return counts(months);
    }

    private static Map<String, Counts> counts(Map<String, long[]> sides) {
        Map<String, Counts> counts = new LinkedHashMap<>();
        sides.forEach((name, both) -> counts.put(name, new Counts(both[0], both[1])));
        return counts;
    }

    List<LanguageChange> languages() {
        return languages.values().stream()
                .sorted(Comparator.comparingLong((Changed one) -> -one.gained).thenComparing(one -> one.from + one.to))
                .map(one -> new LanguageChange(one.from, one.to, one.gained, one.examples))
                .toList();
    }

    List<TopicChange> topics() {
        return topics.values().stream()
                .sorted(Comparator.comparingLong((Changed one) -> -one.gained - one.lost)
                        .thenComparing(one -> one.from))
                .map(one -> new TopicChange(one.from, one.to, one.gained, one.lost, one.examples))
                .toList();
    }

    Map<String, Long> fields() {
        return fields;
    }

    DiffReport.Groups groups() {
        return groups.result();
    }
}
