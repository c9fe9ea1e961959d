package dev.copydesk.enrich.topic;

import dev.copydesk.enrich.text.RuleFile;
import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.model.Language;
import dev.copydesk.model.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Topics of one language by a linear model over words and pairs of words, see {@code docs/topics.md}.
 *
 * <p>Top-level topics share a softmax: their scores sum up to 1 over all 17, and that of the first is the chance that it is
 * right. Second-level ones have a score of their own, at most their ancestor's. No topic is given where the surest top-level one
 * scores below {@value #MIN_FIRST}, or fewer than {@value #MIN_FEATURES} features are known: such an article stays without.
 *
 * <p>Thread-safe.
 */
public final class LinearTopicClassifier implements TopicClassifier {
    static final String RESOURCE = "/dev/copydesk/enrich/topic/topics-en.bin";

    static final double MIN_FIRST = 0.45;
    static final double MIN_OTHER = 0.15;
    static final double MIN_BELOW = 0.5;
    static final int MIN_FEATURES = 4;
    static final int MAX_BELOW = 3;
    static final int MAX_WORDS_SHOWN = 6;

    private final TopicModel model;
    private final List<MediaTopic> topics = new ArrayList<>();
    private final int top;

    /** With the model in these bytes. */
    public LinearTopicClassifier(byte[] model, Taxonomy taxonomy) {
        this(new TopicModel(model, taxonomy), taxonomy);
    }

    LinearTopicClassifier(TopicModel model, Taxonomy taxonomy) {
        this.model = model;
        model.topics().forEach(id -> topics.add(taxonomy.topic(id)));
        top = model.top();
    }

    static LinearTopicClassifier shipped(Taxonomy taxonomy) {
        return new LinearTopicClassifier(RuleFile.bytes(RESOURCE), taxonomy);
    }

    private TextFeatures features(Tokens title, Tokens text) {
        TextFeatures features = new TextFeatures();
        features.add(title, true, model::feature);
        features.add(text, false, model::feature);
        return features;
    }

    @Override
    public List<Topic> classify(Tokens title, Tokens text, Language language) {
        Evidence evidence = new Evidence();
        features(title, text).forEach(evidence);
        return evidence.count < MIN_FEATURES ? List.of() : chosen(evidence, evidence.topScores());
    }

    @Override
    public TopicDecision decide(Tokens title, Tokens text, Language language) {
        TextFeatures features = features(title, text);
        Evidence evidence = new Evidence();
        features.forEach(evidence);
        if (evidence.count < MIN_FEATURES) {
            return TopicDecision.none("the text has " + evidence.count + " words that the model knows, at least "
                    + MIN_FEATURES + " are needed");
        }
        double[] scores = evidence.topScores();
        List<Topic> chosen = chosen(evidence, scores);
        List<TopicDecision.Reason> reasons = new ArrayList<>();
        for (int c : chosen.isEmpty() ? nearest(scores) : classes(chosen)) {
            CarryingWords words = new CarryingWords(model, c, title, text);
            features.forEach(words);
            reasons.add(new TopicDecision.Reason(
                    topics.get(c).id(),
                    topics.get(c).label(),
                    rounded(c < top ? scores[c] : evidence.scoreBelow(c)),
                    words.strongest(evidence.norm(), MAX_WORDS_SHOWN)));
        }
        return new TopicDecision(
                chosen,
                reasons,
                chosen.isEmpty()
                        ? "the likeliest topic scores " + rounded(scores[nearest(scores)[0]]) + ", at least "
                                + MIN_FIRST + " is needed"
                        : null);
    }

    private int[] classes(List<Topic> chosen) {
        return chosen.stream()
                .mapToInt(topic -> model.topics().indexOf(topic.id()))
                .toArray();
    }

    private int[] nearest(double[] scores) {
        return IntStream.range(0, top)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -scores[c]))
                .limit(2)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }

    /**
     * The features of one text, with their values. Topics of the second level are looked at only under those of the first that are
     * given: there are many, and they would be most of the work.
     */
    private final class Evidence implements TextFeatures.Consumer {
        private int[] features = new int[512];
        private float[] values = new float[512];
        private int count;
        private double square;

        @Override
        public void take(int feature, int occurrences, int first) {
            if (count == features.length) {
                features = Arrays.copyOf(features, count * 2);
                values = Arrays.copyOf(values, count * 2);
            }
            float value = TextFeatures.value(occurrences, model.rarity(feature));
            square += value * value;
            features[count] = feature;
            values[count] = value;
            count++;
        }

        float norm() {
            return (float) Math.sqrt(Math.max(square, Float.MIN_NORMAL));
        }

        /** The probabilities of the top-level topics. */
        double[] topScores() {
            float[] sums = new float[top];
            for (int i = 0; i < count; i++) {
                model.addTop(features[i], values[i], sums);
            }
            double[] scores = new double[top];
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < top; c++) {
                scores[c] = model.logit(c, sums[c] / norm());
                max = Math.max(max, scores[c]);
            }
            double sum = 0;
            for (int c = 0; c < top; c++) {
                scores[c] = Math.exp(scores[c] - max);
                sum += scores[c];
            }
            for (int c = 0; c < top; c++) {
                scores[c] /= sum;
            }
            return scores;
        }

        /** The probability of a topic of the second level. */
        double scoreBelow(int topic) {
            float sum = 0;
            for (int i = 0; i < count; i++) {
                sum += values[i] * model.storedWeight(features[i], topic);
            }
            return 1 / (1 + Math.exp(-model.logit(topic, sum / norm())));
        }
    }

    private record Scored(MediaTopic topic, double score) {}

    private List<Topic> chosen(Evidence evidence, double[] scores) {
        List<Scored> chosen = new ArrayList<>();
        double best = 0;
        for (int c = 0; c < top; c++) {
            best = Math.max(best, scores[c]);
        }
        if (best < MIN_FIRST) {
            return List.of();
        }
        for (int c = 0; c < top; c++) {
            if (scores[c] >= MIN_OTHER) {
                chosen.add(new Scored(topics.get(c), scores[c]));
                chosen.addAll(below(topics.get(c), scores[c], evidence));
            }
        }
        return chosen.stream()
                .sorted(Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparing(scored -> scored.topic().parent() != null)
                        .thenComparing(scored -> scored.topic().id()))
                .map(scored -> new Topic(scored.topic().id(), scored.topic().label(), rounded(scored.score())))
                .toList();
    }

    private List<Scored> below(MediaTopic parent, double most, Evidence evidence) {
        List<Scored> below = new ArrayList<>();
        for (int c = top; c < topics.size(); c++) {
            double score = parent.id().equals(topics.get(c).parent()) ? evidence.scoreBelow(c) : 0;
            if (score >= MIN_BELOW) {
                below.add(new Scored(topics.get(c), Math.min(most, score)));
            }
        }
        below.sort(Comparator.comparingDouble(Scored::score).reversed());
        return below.subList(0, Math.min(MAX_BELOW, below.size()));
    }
}
