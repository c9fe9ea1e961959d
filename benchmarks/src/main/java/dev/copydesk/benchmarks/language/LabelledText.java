package dev.copydesk.benchmarks.language;

/**
 * A text whose language is known.
 *
 * @param language code as in {@link dev.copydesk.model.Language#code()}
 * @param kind whether a detector should answer with it
 */
record LabelledText(String language, Kind kind, String text) {

    /** What the right answer is. */
    enum Kind {
        /** The code. */
        LISTED,
        /** A variety of the language; told apart from it by nobody here, and counted apart. */
        VARIETY,
        /** None: the language is not in Copydesk's list. */
        OTHER
    }
}
