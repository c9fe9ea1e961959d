package dev.copydesk.enrich.text;

/** The main text of plain text as people save it from pages, prompts, captions and links included. */
final class PlainTextExtractor implements MainTextExtractor {
    private final ArticleLines lines;

    PlainTextExtractor(LineRules rules) {
        this.lines = new ArticleLines(rules);
    }

    @Override
    public MainText extract(String content, ContentOrigin origin) {
        if (NoText.reason(content) != null) {
            return MainText.EMPTY;
        }
        return lines.read(LineReader.read(CleanText.of(content)), origin.title())
                .notAfter(origin.latest());
    }
}
