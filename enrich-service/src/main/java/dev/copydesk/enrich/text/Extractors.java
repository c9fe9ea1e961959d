package dev.copydesk.enrich.text;

/** The shared extractors; they hold no state but their rules. */
final class Extractors {
    static final MainTextExtractor PLAIN_TEXT = new PlainTextExtractor(LineRules.shipped());
    static final MainTextExtractor HTML = new HtmlExtractor(LineRules.shipped());

    private Extractors() {}
}
