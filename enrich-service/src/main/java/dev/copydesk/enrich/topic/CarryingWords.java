package dev.copydesk.enrich.topic;

import dev.copydesk.enrich.token.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the words of a text that speak for one topic. Not thread-safe. */
final class CarryingWords implements TextFeatures.Consumer {
    private final TopicModel model;
    private final int topic;
    private final Tokens title;
    private final Tokens text;
    private final List<TopicDecision.Word> words = new ArrayList<>();

    CarryingWords(TopicModel model, int topic, Tokens title, Tokens text) {
        this.model = model;
        this.topic = topic;
        this.title = title;
        this.text = text;
    }

    @Override
    public void take(int feature, int count, int first) {
        double weight = TextFeatures.value(count, model.rarity(feature)) * model.weight(feature, topic);
        if (weight > 0) {
            words.add(new TopicDecision.Word(written(first), weight));
        }
    }

    private String written(int occurrence) {
        Tokens tokens = TextFeatures.isInTitle(occurrence) ? title : text;
        int token = TextFeatures.token(occurrence);
        return tokens.text()
                .substring(tokens.start(token), tokens.end(TextFeatures.isPair(occurrence) ? token + 1 : token));
    }

    /** The strongest, in logits before calibration. */
    List<TopicDecision.Word> strongest(float norm, int most) {
        return words.stream()
                .sorted(Comparator.comparingDouble(TopicDecision.Word::weight).reversed())
                .limit(most)
                .map(word -> new TopicDecision.Word(word.text(), Math.round(word.weight() / norm * 100) / 100.0))
                .toList();
    }
}
