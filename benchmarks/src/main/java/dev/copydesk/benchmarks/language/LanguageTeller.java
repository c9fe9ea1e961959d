package dev.copydesk.benchmarks.language;

import java.util.Set;

/** Something that tells the language of a text: Copydesk or a peer. */
interface LanguageTeller {
    /** What its column is called. */
    String name();

    /** Codes as in {@link dev.copydesk.model.Language#code()}. */
    Set<String> knows();

    /** A code, or {@code und}. */
    String tell(String text);
}
