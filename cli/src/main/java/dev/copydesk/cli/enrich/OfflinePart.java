package dev.copydesk.cli.enrich;

import dev.copydesk.enrich.Part;
import java.util.EnumSet;
import java.util.Set;

/** What {@code enrich --only} can name, and the fields that it brings. */
public enum OfflinePart {
    TEXT(Set.of("text", "wordCount", "summary")),
    LANGUAGE(Set.of("language")),
    DUPLICATES(Set.of("duplicate")),
    TOPICS(Set.of("topics", "keyphrases"));

    private final Set<String> fields;

    OfflinePart(Set<String> fields) {
        this.fields = fields;
    }

    Set<String> fields() {
        return fields;
    }

    /** What the annotator must do for these. */
    static Set<Part> annotatorParts(Set<OfflinePart> wanted) {
        EnumSet<Part> parts = EnumSet.of(Part.TEXT);
        if (wanted.contains(LANGUAGE)) {
            parts.add(Part.LANGUAGE);
        }
        if (wanted.contains(TOPICS)) {
            parts.add(Part.TOPICS);
        }
        return parts;
    }
}
