package dev.copydesk.ingest.feed;

import org.jspecify.annotations.Nullable;

/**
 * A file that goes with an item.
 *
 * @param type media type as sent
 * @param length in bytes, as sent; absent where it is no number
 */
public record Enclosure(
        String url, @Nullable String type, @Nullable Long length) {

    /** Whether the media type, or without one the address, is that of a picture. */
    boolean isImage() {
        return type != null
                ? type.regionMatches(true, 0, "image", 0, 5)
                : url.matches("(?i)[^?#]*\\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?");
    }
}
