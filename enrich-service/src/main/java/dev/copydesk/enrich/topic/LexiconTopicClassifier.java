package dev.copydesk.enrich.topic;

import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.model.Language;
import dev.copydesk.model.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Topics from weighted words and phrases.
 *
 * <p>The evidence for a topic is the sum over its distinct terms of weight × (1 + ln occurrences), an occurrence in the title
 * counting for {@value #TITLE_OCCURRENCES}; that for a top-level topic includes its children's. Divided by the evidence that
 * a text of this length shows by chance, it becomes a score of 0 to 1. Topics well below the best one are left out, and so
 * are those that a single word speaks for.
 *
 * <p>Thread-safe.
 */
public final class LexiconTopicClassifier implements TopicClassifier {
    /** The languages with a lexicon. */
    public static final List<String> LANGUAGES = List.of("de", "es", "fr", "it", "nl", "pt", "ru");

    private static final int TITLE_OCCURRENCES = 4;
    private static final int MAX_WORDS = 4000;
    private static final int MIN_TERMS = 2;
    private static final int MAX_TOP_LEVEL = 3;
    private static final int MAX_CHILDREN = 2;
    private static final int MAX_TERMS_SHOWN = 6;
    private static final double MIN_SCORE = 0.45;
    private static final double MIN_SHARE_OF_BEST = 0.45;
    private static final double MIN_CHILD_SHARE_OF_PARENT = 0.3;

    private final Map<String, Lexicon> lexicons = new HashMap<>();
    private final Taxonomy taxonomy = Taxonomy.shipped();

    private record Scored(MediaTopic topic, double score) {
        Topic published() {
            return new Topic(topic.id(), topic.label(), Math.round(score * 1000) / 1000.0);
        }
    }

    public LexiconTopicClassifier() {
        LANGUAGES.forEach(language -> lexicons.put(language, Lexicon.shipped(language, taxonomy)));
    }

    /** With other lexicons than the shipped ones, by language. */
    public LexiconTopicClassifier(Map<String, Lexicon> lexicons) {
        this.lexicons.putAll(lexicons);
    }

    @Override
    public List<Topic> classify(Tokens title, Tokens text, Language language) {
        return decide(title, text, language).topics();
    }

    @Override
    public TopicDecision decide(Tokens title, Tokens text, Language language) {
        Lexicon lexicon = lexicons.get(language.code());
        if (lexicon == null) {
            return TopicDecision.none("there is no model of topics for the language " + language.code());
        }
        Map<Lexicon.Entry, Integer> occurrences = new LinkedHashMap<>();
        List<String> titleWords = Words.of(title.text());
        count(lexicon, titleWords, TITLE_OCCURRENCES, occurrences);
        List<String> words = Words.of(beginning(text));
        count(lexicon, words, 1, occurrences);
        Map<MediaTopic, Evidence> evidence = evidence(occurrences);
        List<Topic> topics = select(evidence, chance(titleWords.size() + words.size()));
        return new TopicDecision(
                topics,
                topics.stream()
                        .map(topic -> reason(topic, evidence.get(taxonomy.topic(topic.id()))))
                        .toList(),
                topics.isEmpty()
                        ? "no topic has " + MIN_TERMS + " terms and enough weight for the text's length"
                        : null);
    }

    private static String beginning(Tokens text) {
        return text.count() <= MAX_WORDS ? text.text() : text.text().substring(0, text.start(MAX_WORDS));
    }

    private static TopicDecision.Reason reason(Topic topic, @Nullable Evidence evidence) {
        List<TopicDecision.Word> words = evidence == null
                ? List.of()
                : evidence.terms.entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MAX_TERMS_SHOWN)
                        .map(e -> new TopicDecision.Word(e.getKey(), Math.round(e.getValue() * 100) / 100.0))
                        .toList();
        return new TopicDecision.Reason(topic.id(), topic.label(), topic.score(), words);
    }

    private static void count(
            Lexicon lexicon, List<String> words, int occurrences, Map<Lexicon.Entry, Integer> counts) {
        List<Lexicon.Entry> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            lexicon.find(words, i, found);
            for (Lexicon.Entry entry : found) {
                counts.merge(entry, occurrences, Integer::sum);
            }
            found.clear();
        }
    }

    /** What speaks for one topic. */
    private static final class Evidence {
        private double weight;
        private final Map<String, Double> terms = new HashMap<>();

        void add(Lexicon.Entry entry, int occurrences) {
            double added = entry.weight() * (1 + StrictMath.log(occurrences));
            weight += added;
            terms.merge(entry.term(), added, Double::sum);
        }
    }

    private Map<MediaTopic, Evidence> evidence(Map<Lexicon.Entry, Integer> occurrences) {
        Map<MediaTopic, Evidence> evidence = new HashMap<>();
        occurrences.forEach((entry, count) -> {
            MediaTopic topic = entry.topic();
            evidence.computeIfAbsent(topic, t -> new Evidence()).add(entry, count);
            if (topic.parent() != null) {
                evidence.computeIfAbsent(taxonomy.topic(topic.parent()), t -> new Evidence())
                        .add(entry, count);
            }
        });
        return evidence;
    }

    /** The evidence that makes a score of 1 - 1/e: it grows with the length, more slowly than the text does. */
    private static double chance(int words) {
        return 4 + Math.sqrt(words) / 1.5;
    }

    private static List<Topic> select(Map<MediaTopic, Evidence> evidence, double chance) {
        List<Scored> chosen = new ArrayList<>();
        List<Scored> top = strongest(evidence, chance, null, MAX_TOP_LEVEL);
        double best = top.isEmpty() ? 0 : top.get(0).score();
        for (Scored parent : top) {
            if (parent.score() < MIN_SHARE_OF_BEST * best) {
                continue;
            }
            chosen.add(parent);
            strongest(evidence, chance, parent.topic().id(), MAX_CHILDREN).stream()
                    .filter(child -> child.score() >= MIN_CHILD_SHARE_OF_PARENT * parent.score())
                    .forEach(chosen::add);
        }
        return chosen.stream()
                .sorted(Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparing(scored -> scored.topic().parent() != null)
                        .thenComparing(scored -> scored.topic().id()))
                .map(Scored::published)
                .toList();
    }

    /** The best scored topics with that parent; null for the top level. */
    private static List<Scored> strongest(
            Map<MediaTopic, Evidence> evidence, double chance, @Nullable String parent, int max) {
        return evidence.entrySet().stream()
                .filter(e -> Objects.equals(e.getKey().parent(), parent))
                .filter(e -> e.getValue().terms.size() >= MIN_TERMS)
                .map(e -> new Scored(e.getKey(), 1 - Math.exp(-e.getValue().weight / chance)))
                .filter(scored -> scored.score() >= MIN_SCORE)
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(scored -> scored.topic()
                        .id()))
                .limit(max)
                .toList();
    }
}
