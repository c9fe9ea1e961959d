package dev.copydesk.ingest.document;

import dev.copydesk.model.Content;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** What a reader sees of a text that may hold markup. */
public final class VisibleText {

    private VisibleText() {}

    public static String of(Content content) {
        return content.mediaType().equals(Content.HTML) ? ofHtml(content.value()) : content.value();
    }

    /** For titles and summaries, which feeds send with and without markup. */
    public static String ofMaybeMarkup(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.indexOf('<') >= 0 || text.indexOf('&') >= 0 ? ofHtml(text) : text;
    }

    private static String ofHtml(String html) {
        String simple = SimpleMarkup.text(html);
        return simple != null ? simple : Jsoup.parse(html).text();
    }
}
