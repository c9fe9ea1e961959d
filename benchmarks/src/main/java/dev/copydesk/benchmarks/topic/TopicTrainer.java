package dev.copydesk.benchmarks.topic;

import ai.onnxruntime.OrtException;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.topic.LinearTrainer.Example;
import dev.copydesk.benchmarks.topic.TrainingText.Kind;
import dev.copydesk.enrich.topic.MediaTopic;
import dev.copydesk.enrich.topic.Taxonomy;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the model of English topics: texts, their labels, training, calibration, the file. */
final class TopicTrainer {
    static final int MAGIC = 0x43445431;

    private static final int MAX_FEATURES = 36_000;
    private static final int MIN_TEXTS = 4;
    private static final int ROUNDS = 6;
    private static final Set<Kind> TAUGHT = EnumSet.of(Kind.HEADLINE, Kind.WORD);

    private final List<MediaTopic> topics;
    private final int top;
    private final PrintStream progress;
    private final SeedVotes votes;
    private final Taxonomy taxonomy = Taxonomy.shipped();

    TopicTrainer(PrintStream progress) {
        this.progress = progress;
        topics = List.copyOf(taxonomy.topics());
        top = (int) topics.stream().filter(topic -> topic.parent() == null).count();
        votes = new SeedVotes(taxonomy);
    }

    /** @param cache of the teacher's embeddings; null to train without a teacher */
    byte[] train(DataFolder data, @Nullable Path cache, long seed) throws IOException, OrtException {
        List<TrainingText> texts = new TrainingTexts(data, taxonomy).read();
        if (cache == null) {
            texts.removeIf(text -> text.kind() == Kind.WORD);
        }
        progress.println(texts.size() + " texts");
        Map<TrainingText, double[]> taught = cache == null ? Map.of() : taught(texts, cache);
        FeatureDictionary all = new FeatureDictionary();
        texts.stream().filter(text -> !text.held() && text.kind() != Kind.WORD).forEach(all::count);
        FeatureDictionary features = all.best(MAX_FEATURES, MIN_TEXTS);
        progress.println(all.size() + " features, " + features.size() + " kept");
        List<Example> examples = new ArrayList<>();
        Targets targets = new Targets(topics, top, votes);
        for (TrainingText text : texts) {
            if (!text.held()) {
                float[] target = targets.of(text, taught.get(text));
                examples.add(new Example(features.valuesOf(text), target, importance(text, target)));
            }
        }
        LinearTrainer trainer = new LinearTrainer(features.size(), top, topics.size());
        trainer.train(balanced(examples), ROUNDS, seed);
        Calibration calibration = Calibration.fitted(
                texts.stream().filter(TrainingText::held).toList(), features, trainer, topics, top, progress);
        return file(features, trainer, calibration);
    }

    private Map<TrainingText, double[]> taught(List<TrainingText> texts, Path cache) throws IOException, OrtException {
        Map<TrainingText, double[]> taught = new HashMap<>();
        try (SentenceEmbeddings embeddings = new SentenceEmbeddings();
                EmbeddingCache cached = new EmbeddingCache(cache, embeddings)) {
            List<SoftmaxHead.Example> lessons = new ArrayList<>();
            for (TrainingText text : texts) {
                if (!text.held()
                        && !text.known().isEmpty()
                        && (text.kind() == Kind.DEFINITION
                                || text.kind() == Kind.TERM
                                || text.kind() == Kind.HEADLINE)) {
                    lessons.add(new SoftmaxHead.Example(
                            cached.of(text.lead()), index(text.known().get(0))));
                }
            }
            progress.println("teacher learns from " + lessons.size() + " texts");
            SoftmaxHead head = SoftmaxHead.trained(lessons, top);
            for (TrainingText text : texts) {
                if (TAUGHT.contains(text.kind())) {
                    taught.put(text, head.probabilities(cached.of(text.lead())));
                }
            }
            progress.println("teacher labelled " + taught.size() + " texts, " + cached.made() + " embeddings made");
            int right = 0;
            int all = 0;
            for (TrainingText text : texts) {
                if (text.kind() == Kind.ANNOTATED) {
                    double[] p = head.probabilities(cached.of(text.lead()));
                    all++;
                    right += text.known()
                                    .contains(
                                            topics.get(Calibration.best(p, top)).id())
                            ? 1
                            : 0;
                }
            }
            progress.println("teacher right on " + right + " of " + all + " annotated texts");
        }
        return taught;
    }

    private int index(String id) {
        for (int c = 0; c < topics.size(); c++) {
            if (topics.get(c).id().equals(id)) {
                return c;
            }
        }
        throw new IllegalArgumentException("no topic " + id);
    }

    private float importance(TrainingText text, float[] target) {
        float max = 0;
        for (int c = 0; c < top; c++) {
            max = Math.max(max, target[c]);
        }
        return switch (text.kind()) {
            case FILED -> 1.5f;
            case HEADLINE -> text.known().isEmpty() ? max : 1;
            case DEFINITION -> 1;
            case TERM -> 1;
            case WORD -> 0.5f * max;
            case ANNOTATED -> 0;
        };
    }

    /** So that politics, which fill half of the texts, do not drown the others. */
    private List<Example> balanced(List<Example> examples) {
        double[] mass = new double[top];
        double total = 0;
        for (Example example : examples) {
            for (int c = 0; c < top; c++) {
                mass[c] += example.targets()[c] * example.weight();
                total += example.targets()[c] * example.weight();
            }
        }
        List<Example> balanced = new ArrayList<>();
        for (Example example : examples) {
            double factor = 0;
            double known = 0;
            for (int c = 0; c < top; c++) {
                factor += example.targets()[c] * Math.pow(total / top / mass[c], 0.5);
                known += example.targets()[c];
            }
            balanced.add(
                    known == 0
                            ? example
                            : new Example(example.values(), example.targets(), (float) (example.weight() * factor)));
        }
        for (int c = 0; c < top; c++) {
            progress.printf(Locale.ROOT, "%s %.0f%n", topics.get(c).label(), mass[c]);
        }
        return balanced;
    }

    private byte[] file(FeatureDictionary features, LinearTrainer trainer, Calibration calibration) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(topics.size());
        float[] scales = new float[topics.size()];
        for (int c = 0; c < topics.size(); c++) {
            float max = 1e-6f;
            for (int feature = 0; feature < features.size(); feature++) {
                max = Math.max(max, Math.abs(trainer.weight(feature, c)));
            }
            scales[c] = max / 127;
            out.writeUTF(topics.get(c).id());
            out.writeFloat(trainer.bias(c));
            out.writeFloat(scales[c]);
            out.writeFloat(calibration.factor(c));
            out.writeFloat(calibration.offset(c));
        }
        out.writeInt(features.size());
        for (int feature = 0; feature < features.size(); feature++) {
            out.writeLong(features.hash(feature));
            out.writeByte(features.rarity(feature));
            for (int c = 0; c < topics.size(); c++) {
                out.writeByte(Math.round(trainer.weight(feature, c) / scales[c]));
            }
        }
        return bytes.toByteArray();
    }
}
