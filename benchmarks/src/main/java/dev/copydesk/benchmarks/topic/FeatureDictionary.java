package dev.copydesk.benchmarks.topic;

import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.enrich.topic.TextFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The features that a model is to know: those of most texts, with the number of texts that have them. */
final class FeatureDictionary {
    private final Map<Long, Integer> indexes = new HashMap<>();
    private final List<Long> hashes = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private int texts;

    /** A feature of a text and its value. */
    record Value(int feature, float value) {}

    /** Counts the features of a text. */
    void count(TrainingText text) {
        texts++;
        TextFeatures features = new TextFeatures();
        TextFeatures.Lookup adding = hash -> {
            Integer index = indexes.get(hash);
            if (index == null) {
                index = hashes.size();
                indexes.put(hash, index);
                hashes.add(hash);
                counts.add(0);
            }
            return index;
        };
        features.add(Tokens.of(text.title()), true, adding);
        features.add(Tokens.of(text.text()), false, adding);
        features.forEach((feature, count, first) -> counts.set(feature, counts.get(feature) + 1));
    }

    /** The features of most texts, the most frequent left out: they say nothing. */
    FeatureDictionary best(int size, int minTexts) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            if (counts.get(i) >= minTexts) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparing((Integer i) -> counts.get(i)).reversed().thenComparing(hashes::get));
        FeatureDictionary best = new FeatureDictionary();
        best.texts = texts;
        for (int i : order.subList(0, Math.min(size, order.size()))) {
            best.indexes.put(hashes.get(i), best.hashes.size());
            best.hashes.add(hashes.get(i));
            best.counts.add(counts.get(i));
        }
        return best;
    }

    int size() {
        return hashes.size();
    }

    long hash(int feature) {
        return hashes.get(feature);
    }

    /** In the unit of the model's file, so that training computes with what is shipped. */
    byte rarity(int feature) {
        double rarity = StrictMath.log((1.0 + texts) / (1 + counts.get(feature)));
        return (byte) Math.min(255, Math.round(rarity * 16));
    }

    List<Value> valuesOf(TrainingText text) {
        TextFeatures features = new TextFeatures();
        TextFeatures.Lookup known = hash -> indexes.getOrDefault(hash, -1);
        features.add(Tokens.of(text.title()), true, known);
        features.add(Tokens.of(text.text()), false, known);
        List<Value> values = new ArrayList<>();
        features.forEach((feature, count, first) ->
                values.add(new Value(feature, TextFeatures.value(count, (rarity(feature) & 0xFF) / 16f))));
        double square = 0;
        for (Value value : values) {
            square += value.value() * value.value();
        }
        float norm = (float) Math.sqrt(square);
        values.replaceAll(value -> new Value(value.feature(), value.value() / norm));
        return values;
    }
}
