package dev.copydesk.model;

import java.util.Objects;

/**
 * One IPTC Media Topic of an article.
 *
 * @param id such as {@code medtop:11000000}
 * @param label the English name
 * @param score how sure the classifier is, 0 to 1
 */
public record Topic(String id, String label, double score) {

    public Topic {
        Objects.requireNonNull(id, "topic.id");
        Objects.requireNonNull(label, "topic.label");
        Range.requireUnit("topic.score", score);
    }
}
