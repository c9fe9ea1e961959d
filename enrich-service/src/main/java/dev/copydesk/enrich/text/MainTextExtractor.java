package dev.copydesk.enrich.text;

import dev.copydesk.model.Content;

/** Finds the main text of one media type. Implementations are thread-safe, never throw, and take linear time. */
public interface MainTextExtractor {

    /**
     * @param content as the source sent it
     */
    MainText extract(String content, ContentOrigin origin);

    /** The extractor for a content's media type. */
    static MainTextExtractor of(Content content) {
        return content.mediaType().equals(Content.HTML) ? Extractors.HTML : Extractors.PLAIN_TEXT;
    }
}
