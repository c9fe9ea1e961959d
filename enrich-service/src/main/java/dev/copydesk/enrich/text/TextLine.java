package dev.copydesk.enrich.text;

/**
 * One line of a clean text.
 *
 * @param text never empty
 * @param key the text as {@link LineKey} has it
 * @param role what the line is for the reader
 * @param afterGap whether an empty line stands before it
 */
record TextLine(String text, String key, Role role, boolean afterGap) {
    private static final int MIN_SENTENCE_CHARS = 60;
    private static final int MIN_UNSPACED_SENTENCE_CHARS = 20;
    private static final int MIN_PARAGRAPH_CHARS = 200;

    enum Role {
        /** Part of the article, as far as is known. */
        BODY,
        BOILERPLATE,
        CAPTION,
        /** From here on the page goes on without the article. */
        END,
        /** From here on readers comment. */
        COMMENTS,
        TITLE,
        STANDFIRST,
        DATE,
        BYLINE,
        /** A section, a place, a role: what stands around title and byline. */
        FURNITURE
    }

    TextLine as(Role role) {
        return new TextLine(text, key, role, afterGap);
    }

    boolean is(Role role) {
        return this.role == role;
    }

    /** A paragraph of prose, as against a heading, a caption or a link. */
    boolean isParagraph() {
        if (text.length() >= MIN_PARAGRAPH_CHARS) {
            return true;
        }
        int enough = text.indexOf(' ') < 0 ? MIN_UNSPACED_SENTENCE_CHARS : MIN_SENTENCE_CHARS;
        return text.length() >= enough && FirstSentence.endsSentence(text);
    }

    int wordCount() {
        int words = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ') {
                words++;
            }
        }
        return words;
    }
}
