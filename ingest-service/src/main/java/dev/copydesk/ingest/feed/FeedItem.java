package dev.copydesk.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed. Text and markup are as sent, but relative addresses are absolute where a base was known.
 *
 * @param guid the feed's own identifier of the item
 * @param url the item's page: its link, or without one its guid where that is an address
 * @param originalUrl the publisher's address where {@code url} leads through a service that counts clicks ({@code
 *     feedburner:origLink})
 * @param summary what the feed marks as teaser or description
 * @param content what the feed marks as full text
 * @param contentType of {@code content}, or without that of {@code summary}: {@code text/html} or {@code text/plain};
 *     absent where both are
 * @param publishedAtText the date of publication as written
 * @param updatedAtText the date of the last change as written
 * @param images addresses of pictures, the leading one first
 * @param language as sent for the item itself, or the feed's
 * @param rights the item's, or the feed's
 */
public record FeedItem(
        @Nullable String guid,
        @Nullable String url,
        @Nullable String originalUrl,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String content,
        @Nullable String contentType,
        List<String> authors,
        List<String> categories,
        @Nullable Instant publishedAt,
        @Nullable String publishedAtText,
        @Nullable Instant updatedAt,
        @Nullable String updatedAtText,
        List<Enclosure> enclosures,
        List<String> images,
        @Nullable String language,
        @Nullable String rights) {

    public FeedItem {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
        images = List.copyOf(images);
    }
}
