package dev.copydesk.enrich.text;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a content from outside of it: evidence for what it says itself.
 *
 * @param title the title that came with the article, as plain text; empty where none did
 * @param url where it was; absent where that is not known
 * @param latest no article is younger, since it was fetched then; absent where that is not known
 */
public record ContentOrigin(
        String title, @Nullable String url, @Nullable LocalDate latest) {
    /** Nothing is known. */
    public static final ContentOrigin UNKNOWN = new ContentOrigin("", null, null);

    /** Only the title is known. */
    public static ContentOrigin titled(String title) {
        return new ContentOrigin(title, null, null);
    }
}
