package dev.copydesk.enrich.text;

import org.jsoup.Jsoup;

/** Titles and summaries as feeds send them, with or without markup and entities. */
public final class VisibleText {
    /** A longer title or summary is cut between words. */
    public static final int MAX_CHARS = 10_000;

    private static final int MAX_INPUT_CHARS = 4 * MAX_CHARS;

    private VisibleText() {}

    /** The words that a reader sees, on one line, at most {@value #MAX_CHARS} characters. */
    public static String of(String raw) {
        String bounded = raw.length() <= MAX_INPUT_CHARS ? raw : FirstSentence.cut(raw, MAX_INPUT_CHARS);
        boolean markup = bounded.indexOf('<') >= 0 || bounded.indexOf('&') >= 0;
        String text = CleanText.line(markup ? Jsoup.parse(bounded).text() : bounded);
        return FirstSentence.cut(text, MAX_CHARS);
    }
}
