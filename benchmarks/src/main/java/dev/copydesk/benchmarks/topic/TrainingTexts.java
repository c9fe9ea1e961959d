package dev.copydesk.benchmarks.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.topic.TrainingText.Kind;
import dev.copydesk.enrich.topic.Taxonomy;
import dev.copydesk.enrich.topic.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers what the model of English is trained with, in an order that depends on the data alone. */
final class TrainingTexts {
    private static final String SOURCES = "/dev/copydesk/benchmarks/topic/headline-sources.tsv";
    /** The published file says NaN for what is not there. */
    private static final JsonMapper WITH_NAN = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final int MIN_WORD_TEXTS = 6;
    private static final int MAX_BODY_CHARS = 2_000;

    /** Every fifth filed article and every tenth headline of a telling source is held back. */
    private static final int HELD_FILED = 5;

    private static final int HELD_HEADLINES = 10;

    private final DataFolder data;
    private final Taxonomy taxonomy;
    private final LabelMapping mapping = new LabelMapping();
    private final List<TrainingText> texts = new ArrayList<>();

    TrainingTexts(DataFolder data, Taxonomy taxonomy) {
        this.data = data;
        this.taxonomy = taxonomy;
    }

    List<TrainingText> read() throws IOException {
        filed();
        headlines();
        words();
        definitions();
        terms();
        for (LabelledText text : new TopicSets(data).contest("en")) {
            List<String> known = mapping.accepted("tgcontest", text.label());
            if (known != null) {
                texts.add(new TrainingText(Kind.ANNOTATED, text.title(), text.text(), known, null, true));
            }
        }
        return texts;
    }

    private void filed() throws IOException {
        Set<String> seen = new HashSet<>();
        for (LabelledText text : new TopicSets(data).allSides()) {
            String body = beginning(text);
            if (!seen.add(body)) {
                continue; // a copy must not be on both sides of the split
            }
            List<String> known = mapping.accepted("allsides", text.label());
            boolean held = isHeld(text);
            texts.add(new TrainingText(
                    Kind.FILED,
                    text.title(),
                    body,
                    known == null ? List.of() : known,
                    mapping.below("allsides", text.label()),
                    held));
        }
    }

    private static String beginning(LabelledText text) {
        return text.text().substring(0, Math.min(text.text().length(), MAX_BODY_CHARS));
    }

    /** Whether training leaves that filed article out. */
    static boolean isHeld(LabelledText text) {
        return Math.floorMod(beginning(text).hashCode(), HELD_FILED) == 0;
    }

    private void headlines() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String line : Resources.lines(SOURCES)) {
            String[] fields = line.split("\t");
            sources.put(fields[0], "medtop:" + fields[1] + "000000");
        }
        TreeMap<String, String> sourceOf = new TreeMap<>();
        data.forEachEntry("corpora/google-news-polls.tar.xz", (name, content) -> {
            for (String line : new String(content, UTF_8).split("\n")) {
                int dash = line.lastIndexOf(" - ");
                if (line.startsWith("- ") && dash > 2) {
                    sourceOf.merge(
                            line.substring(2, dash).strip(),
                            line.substring(dash + 3).strip(),
                            (one, other) -> one.compareTo(other) < 0 ? one : other);
                }
            }
        });
        sourceOf.forEach((headline, source) -> {
            String topic = sources.get(source);
            boolean held = topic != null && Math.floorMod(headline.hashCode(), HELD_HEADLINES) == 0;
            texts.add(new TrainingText(
                    Kind.HEADLINE, headline, "", topic == null ? List.of() : List.of(topic), null, held));
        });
    }

    /** Every word of several texts, so that the teacher says something about words that no label reaches. */
    private void words() {
        Map<String, Integer> counts = new TreeMap<>();
        for (TrainingText text : texts) {
            for (String word : new TreeSet<>(Words.of(text.title() + " " + text.text()))) {
                if (word.length() > 2 && word.chars().allMatch(Character::isLetter)) {
                    counts.merge(word, 1, Integer::sum);
                }
            }
        }
        counts.forEach((word, count) -> {
            if (count >= MIN_WORD_TEXTS) {
                texts.add(new TrainingText(Kind.WORD, word, "", List.of(), null, false));
            }
        });
    }

    private void definitions() throws IOException {
        data.forEachEntry("topics/iptc.tar.xz", (name, content) -> {
            if (!name.contains("media-topics")) {
                return;
            }
            Map<String, JsonNode> sorted = new TreeMap<>();
            WITH_NAN.readTree(content).properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
            sorted.forEach((id, topic) -> {
                if (!topic.path("RetiredDate").isTextual()) {
                    List<String> known = List.of(topic.path("Level1/NewsCode").asText());
                    String title = topic.path("Name (en-GB)").asText();
                    String text = topic.path("Definition (en-GB)").isTextual()
                            ? topic.path("Definition (en-GB)").asText()
                            : "";
                    String below = below(topic.path("Level2/NewsCode"));
                    texts.add(new TrainingText(Kind.DEFINITION, title, "", known, below, false));
                    texts.add(new TrainingText(Kind.DEFINITION, title, text, known, below, false));
                }
            });
        });
    }

    private @Nullable String below(JsonNode id) {
        return id.isTextual()
                        && taxonomy.topics().stream()
                                .anyMatch(topic -> topic.id().equals(id.asText()))
                ? id.asText()
                : null;
    }

    private void terms() {
        List<TrainingText> terms = new ArrayList<>();
        for (String line : Resources.lines(SeedVotes.RESOURCE)) {
            String[] fields = line.split("\t");
            var topic = taxonomy.topic(fields[0]);
            for (String term : fields[2].split(",")) {
                String parent = topic.parent();
                terms.add(new TrainingText(
                        Kind.TERM,
                        term.replace("*", ""),
                        "",
                        List.of(parent == null ? topic.id() : parent),
                        parent == null ? null : topic.id(),
                        false));
            }
        }
        terms.sort(Comparator.comparing(TrainingText::title));
        texts.addAll(terms);
    }
}
