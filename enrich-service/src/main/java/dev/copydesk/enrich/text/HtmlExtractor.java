package dev.copydesk.enrich.text;

/** The main text of pages and fragments of HTML, see {@link PageReader}. */
final class HtmlExtractor implements MainTextExtractor {
    private final PageReader reader;

    HtmlExtractor(LineRules lineRules) {
        this.reader = new PageReader(lineRules);
    }

    @Override
    public MainText extract(String content, ContentOrigin origin) {
        return reader.read(content, origin.url(), origin.title(), origin.latest())
                .main();
    }
}
