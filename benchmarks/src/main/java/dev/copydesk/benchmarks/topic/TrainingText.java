package dev.copydesk.benchmarks.topic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text to train with, and what is known about it.
 *
 * @param known top-level topics that it was filed under, the nearest first; empty where nobody filed it
 * @param knownBelow a second-level topic that it was filed under
 * @param held whether it is kept back, to calibrate and to score with
 */
record TrainingText(
        Kind kind,
        String title,
        String text,
        List<String> known,
        @Nullable String knownBelow,
        boolean held) {

    enum Kind {
        /** An article that editors filed. */
        FILED,
        /** A headline, with or without a source that tells its topic. */
        HEADLINE,
        /** Name and definition of a topic. */
        DEFINITION,
        /** A seed term. */
        TERM,
        /** A single word, which only the teacher labels. */
        WORD,
        /** An article whose topic annotators gave; never trained with. */
        ANNOTATED
    }

    /** What the teacher reads. */
    String lead() {
        String lead = text.isEmpty() ? title : title.isEmpty() ? text : title + ". " + text;
        return lead.substring(0, Math.min(lead.length(), LEAD_CHARS)).replaceAll("\\s+", " ");
    }

    private static final int LEAD_CHARS = 300;
}
