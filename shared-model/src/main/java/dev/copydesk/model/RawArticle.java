package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article as received: nothing in it is interpreted, so that a replay can do better than the first reading.
 *
 * @param id see {@link ArticleId}
 * @param source the publisher that owns the article: the first one that sent it
 * @param feedUrl the feed it came in, if any
 * @param guid the source's own identifier, if any
 * @param url the article's address as the source wrote it, if any
 * @param title as sent, markup included; may be empty
 * @param summary as sent, markup included
 * @param content the body as sent
 * @param authors as sent, in order
 * @param categories as sent, in order
 * @param languageHint what the source says the language is; evidence, not truth
 * @param publishedAt the publication date, where {@code publishedAtText} could be read as one
 * @param publishedAtText the publication date as the source wrote it
 * @param updatedAt the date of the last change, where {@code updatedAtText} could be read as one
 * @param updatedAtText the date of the last change as the source wrote it
 * @param images addresses of images, the leading one first
 * @param rights the licence or copyright line as sent
 * @param fetchedAt when Copydesk received it
 * @param contentHash see {@link ContentHash}
 * @param firstSeenAt stamped by admission: our clock when the id was first accepted; absent before
 * @param revision stamped by admission: 1 for the first accepted content, then 2, 3, …; absent before
 * @param sources stamped by admission: everyone who sent this article, the owner first; empty before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RawArticle(
        String id,
        Source source,
        @Nullable String feedUrl,
        @Nullable String guid,
        @Nullable String url,
        String title,
        @Nullable String summary,
        Content content,
        List<String> authors,
        List<String> categories,
        @Nullable String languageHint,
        @Nullable Instant publishedAt,
        @Nullable String publishedAtText,
        @Nullable Instant updatedAt,
        @Nullable String updatedAtText,
        List<String> images,
        @Nullable String rights,
        Instant fetchedAt,
        String contentHash,
        @Nullable Instant firstSeenAt,
        @Nullable Integer revision,
        List<Source> sources) {

    public RawArticle {
        ArticleId.requireValid(Objects.requireNonNull(id, "id"));
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        Objects.requireNonNull(contentHash, "contentHash");
        authors = Lists.copyOrEmpty(authors);
        categories = Lists.copyOrEmpty(categories);
        images = Lists.copyOrEmpty(images);
        sources = Lists.copyOrEmpty(sources);
        if (title.isBlank() && content.value().isBlank()) {
            throw new IllegalArgumentException("title and content are both empty");
        }
        if (revision != null && revision < 1) {
            throw new IllegalArgumentException("revision is " + revision + ", wanted 1 or more");
        }
    }

    /**
     * This article as admission lets it pass.
     *
     * @param now a later {@code fetchedAt} becomes this
     */
    public RawArticle admitted(Instant firstSeenAt, int revision, List<Source> sources, Instant now) {
        return new RawArticle(
                id,
                source,
                feedUrl,
                guid,
                url,
                title,
                summary,
                content,
                authors,
                categories,
                languageHint,
                publishedAt,
                publishedAtText,
                updatedAt,
                updatedAtText,
                images,
                rights,
                fetchedAt.isAfter(now) ? now : fetchedAt,
                contentHash,
                firstSeenAt,
                revision,
                sources);
    }
}
