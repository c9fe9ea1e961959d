package dev.copydesk.enrich.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.model.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The topics of an article and what carried them.
 *
 * @param topics as published
 * @param reasons one for each topic, in the same order; where there is none, of the nearest top-level ones
 * @param abstained why there is no topic; absent where there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TopicDecision(
        List<Topic> topics, List<Reason> reasons, @Nullable String abstained) {

    public TopicDecision {
        topics = List.copyOf(topics);
        reasons = List.copyOf(reasons);
    }

    /** No topic. */
    public static TopicDecision none(String why) {
        return new TopicDecision(List.of(), List.of(), why);
    }

    /**
     * What spoke for one topic.
     *
     * @param score 0 to 1
     * @param words those that carried it, the strongest first
     */
    public record Reason(String id, String label, double score, List<Word> words) {

        public Reason {
            words = List.copyOf(words);
        }
    }

    /**
     * A word or a pair of words.
     *
     * @param text as the article writes it for the first time
     * @param weight what it adds to the topic's evidence, in the classifier's own unit
     */
    public record Word(String text, double weight) {}
}
