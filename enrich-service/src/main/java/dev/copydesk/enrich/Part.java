package dev.copydesk.enrich;

/** What an {@link Annotator} can be told to do. The text is always made, since all else is read from it. */
public enum Part {
    TEXT,
    LANGUAGE,
    /** Topics and keyphrases. They need the language, which is then found too. */
    TOPICS
}
