package dev.copydesk.benchmarks.topic;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Evaluation;
import dev.copydesk.benchmarks.MissingDataException;
import dev.copydesk.enrich.topic.LexiconTopicClassifier;
import dev.copydesk.enrich.topic.ShippedTopicClassifier;
import dev.copydesk.enrich.topic.Taxonomy;
import dev.copydesk.enrich.topic.TopicClassifier;
import dev.copydesk.model.Language;
import dev.copydesk.model.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The first topic held against the classes of labelled sets, see {@code label-mapping.tsv}. The language is given, so that
 * only the topics are measured. Of AllSides only what training leaves out is read.
 */
public final class TopicEvaluation implements Evaluation {
    private static final String SHIPPED = "shipped";

    private final LabelMapping mapping = new LabelMapping();

    /** Reads one set. */
    private interface Reader {
        List<LabelledText> read() throws IOException;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void evaluate(DataFolder data, PrintStream out) throws IOException {
        TopicSets sets = new TopicSets(data);
        Map<String, TopicClassifier> classifiers = new LinkedHashMap<>();
        classifiers.put(SHIPPED, new ShippedTopicClassifier());
        Taxonomy taxonomy = Taxonomy.shipped();
        classifiers.put("seed terms", new LexiconTopicClassifier(Map.of("en", new SeedVotes(taxonomy).lexicon())));
        List<Reader> readers = List.of(
                sets::bbc,
                () -> sets.contest("en"),
                () -> sets.allSides().stream().filter(TrainingTexts::isHeld).toList(),
                sets::germanNews,
                () -> sets.contest("ru"),
                sets::sib200);
        out.println("| set | language | classifier | texts | first topic right, of answered | of all | abstained"
                + " | if 15 percent abstained | macro-F1 | calibration error | CPU ms a text |");
        out.println("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        List<String> details = new ArrayList<>();
        for (Reader reader : readers) {
            Map<String, List<LabelledText>> byLanguage = new LinkedHashMap<>();
            try {
                for (LabelledText text : reader.read()) {
                    byLanguage
                            .computeIfAbsent(text.set() + " | " + text.language(), key -> new ArrayList<>())
                            .add(text);
                }
            } catch (MissingDataException e) {
                out.println("| not run: " + e.getMessage() + " |");
                continue;
            }
            byLanguage.forEach((key, texts) -> classifiers.forEach((name, classifier) -> {
                if (name.equals(SHIPPED) || key.endsWith("| en")) {
                    row(key + " | " + name, texts, classifier, out, details);
                }
            }));
        }
        out.println();
        details.forEach(out::println);
        if (data.has("corpora/allsides_20000.jsonl.xz")) {
            List<LabelledText> heldBack =
                    sets.allSides().stream().filter(TrainingTexts::isHeld).toList();
            new SecondLevelTable()
                    .print(heldBack, classifiers.values().iterator().next(), out);
        }
    }

    private void row(
            String name, List<LabelledText> texts, TopicClassifier classifier, PrintStream out, List<String> details) {
        FirstTopicScore score = new FirstTopicScore();
        CpuTime cpu = CpuTime.start();
        for (LabelledText text : texts) {
            List<String> accepted = mapping.accepted(text.set(), text.label());
            if (accepted == null) {
                continue;
            }
            List<Topic> topics =
                    classifier.classify(text.title(), text.text(), new Language(text.language(), 1, "Latn"));
            if (topics.isEmpty()) {
                score.add(text.label(), null, null);
            } else {
                String first = topics.get(0).id();
                String takenFor = accepted.contains(first) ? text.label() : mapping.labelOf(text.set(), first);
                score.add(text.label(), takenFor, topics.get(0).score());
            }
        }
        out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
                name,
                score.texts(),
                score.accuracyOfAnswered(),
                score.accuracyOfAll(),
                score.abstained(),
                score.accuracyAtAbstention(0.15),
                score.macroF1(),
                score.calibrationError(),
                cpu.milliseconds() / Math.max(1, score.texts()));
        out.flush();
        details.add("\n" + name + ", F1 per class (texts): " + String.join(", ", score.classScores()) + "\n");
        if (!score.calibration().isEmpty()) {
            details.add("| score | answers | mean score | right |\n| --- | ---: | ---: | ---: |");
            details.addAll(score.calibration());
        }
    }
}
