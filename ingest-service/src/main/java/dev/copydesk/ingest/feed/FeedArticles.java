package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.document.RowLimits;
import dev.copydesk.ingest.document.VisibleText;
import dev.copydesk.model.CanonicalUrl;
import dev.copydesk.model.Content;
import dev.copydesk.model.ContentHash;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link RawArticle}s of a feed's items.
 *
 * <p>What the feed sent goes through unchanged, cut where it exceeds {@link RowLimits}. Of an item without full text the
 * teaser is the content. The identity is decided by {@link ItemIdentity}. Stateless and thread-safe.
 */
public final class FeedArticles {
    /** Characters of a text that fit into an event beside everything else but the lists, even if each needs six bytes of JSON. */
    private static final int MAX_ALL_TEXT = 300_000;

    private static final int SURELY_FITTING = EventJson.MAX_EVENT_BYTES / 2 / 6;

    private FeedArticles() {}

    /**
     * The articles of one poll.
     *
     * @param articles in the order of their items
     * @param teasers ids of those whose item held no full text; {@link #withPage} adds it
     * @param problems what was cut or left out, one line each
     */
    public record Articles(List<RawArticle> articles, Set<String> teasers, List<String> problems) {

        public Articles {
            articles = List.copyOf(articles);
            teasers = Set.copyOf(teasers);
            problems = List.copyOf(problems);
        }
    }

    /** Reads every item of a feed that nobody registered. */
    public static Articles of(Feed feed, Source source, @Nullable String feedUrl, Instant fetchedAt) {
        return of(feed, source, feedUrl, null, fetchedAt);
    }

    /**
     * Reads every item.
     *
     * @param source the publisher that the feed is registered for
     * @param feedUrl where the feed was fetched; absent for a feed that was pushed
     * @param languageHint the language that the registration names: believed before what the feed says of all its items, which
     *     often is its template's, but after what an item says of itself
     */
    public static Articles of(
            Feed feed, Source source, @Nullable String feedUrl, @Nullable String languageHint, Instant fetchedAt) {
        ItemIdentity identity = ItemIdentity.in(feed, source.id());
        List<RawArticle> articles = new ArrayList<>(feed.items().size());
        Set<String> teasers = new HashSet<>();
        Problems problems = new Problems();
        int number = 0;
        for (FeedItem item : feed.items()) {
            number++;
            if (isBlank(item.title()) && isBlank(item.content()) && isBlank(item.summary())) {
                problems.add("item " + number + " has neither title nor text; it is left out");
                continue;
            }
            RawArticle article = article(
                    item, identity, source, feedUrl, language(item, feed, languageHint), fetchedAt, number, problems);
            articles.add(fitting(article, number, problems));
            if (isBlank(item.content())) {
                teasers.add(article.id());
            }
        }
        return new Articles(articles, teasers, problems.lines());
    }

    /** The article with its page's HTML as content; what the feed gave becomes the summary where there is none. */
    public static RawArticle withPage(RawArticle teaser, String html) {
        String summary = teaser.summary() == null && !isBlank(teaser.content().value())
                ? teaser.content().value()
                : teaser.summary();
        return article(teaser, teaser.id(), summary, Content.html(html));
    }

    private static RawArticle article(
            FeedItem item,
            ItemIdentity identity,
            Source source,
            @Nullable String feedUrl,
            @Nullable String language,
            Instant fetchedAt,
            int number,
            Problems problems) {
        boolean teaser = isBlank(item.content());
        Cutter cutter = new Cutter("item " + number, problems);
        String title = Objects.requireNonNullElse(cutter.cut("title", item.title(), RowLimits.MAX_TITLE), "")
                .strip();
        String body = Objects.requireNonNullElse(
                cutter.cut("text", teaser ? item.summary() : item.content(), MAX_ALL_TEXT), "");
        String summary =
                teaser ? null : cutter.cut("summary", item.summary(), Math.max(MAX_ALL_TEXT - body.length(), 4_096));
        Content content = Content.HTML.equals(item.contentType()) ? Content.html(body) : Content.plainText(body);
        String hash = ContentHash.of(
                VisibleText.ofMaybeMarkup(title), VisibleText.ofMaybeMarkup(summary), VisibleText.of(content));
        String url = ItemIdentity.address(item);
        return new RawArticle(
                identity.of(item, title, hash),
                source,
                feedUrl,
                fitting(item.guid()),
                fitting(url),
                title,
                summary,
                content,
                cutter.cut("author", item.authors(), RowLimits.MAX_NAME),
                cutter.cut("category", item.categories(), RowLimits.MAX_NAME),
                fitting(language),
                item.publishedAt(),
                cutter.cut("date", item.publishedAtText(), RowLimits.MAX_NAME),
                item.updatedAt(),
                cutter.cut("date", item.updatedAtText(), RowLimits.MAX_NAME),
                item.images().stream()
                        .filter(image -> image.length() <= RowLimits.MAX_ADDRESS)
                        .toList(),
                cutter.cut("rights", item.rights(), RowLimits.MAX_NAME),
                fetchedAt,
                hash,
                null,
                null,
                List.of());
    }

    /** The same article under another id, such as the one that it had before its address changed. */
    static RawArticle withId(RawArticle article, String id) {
        return article(article, id, article.summary(), article.content());
    }

    /** Without its lists where the event would be too large with them. */
    private static RawArticle fitting(RawArticle article, int number, Problems problems) {
        int length = Stream.of(
                        article.authors(),
                        article.categories(),
                        article.images(),
                        List.of(article.content().value()))
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
        if (length <= SURELY_FITTING || EventJson.write(article).length <= EventJson.MAX_EVENT_BYTES) {
            return article;
        }
        problems.add("item " + number + " is larger than the " + EventJson.MAX_EVENT_BYTES
                + " bytes of an event; its authors, categories and images are left out");
        return article(article, article.id(), article.summary(), article.content(), List.of(), List.of(), List.of());
    }

    private static RawArticle article(RawArticle article, String id, @Nullable String summary, Content content) {
        return article(article, id, summary, content, article.authors(), article.categories(), article.images());
    }

    private static RawArticle article(
            RawArticle article,
            String id,
            @Nullable String summary,
            Content content,
            List<String> authors,
            List<String> categories,
            List<String> images) {
        String hash = content.equals(article.content())
                ? article.contentHash()
                : ContentHash.of(
                        VisibleText.ofMaybeMarkup(article.title()),
                        VisibleText.ofMaybeMarkup(summary),
                        VisibleText.of(content));
        return new RawArticle(
                id,
                article.source(),
                article.feedUrl(),
                article.guid(),
                article.url(),
                article.title(),
                summary,
                content,
                authors,
                categories,
                article.languageHint(),
                article.publishedAt(),
                article.publishedAtText(),
                article.updatedAt(),
                article.updatedAtText(),
                images,
                article.rights(),
                article.fetchedAt(),
                hash,
                null,
                null,
                List.of());
    }

    private static @Nullable String language(FeedItem item, Feed feed, @Nullable String registered) {
        boolean ofFeed = item.language() == null || item.language().equals(feed.language());
        return registered != null && ofFeed ? registered : item.language();
    }

    /** An identifier or address that is too long is none; half of one would be another's. */
    private static @Nullable String fitting(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(value -> value.length() <= CanonicalUrl.MAX_LENGTH)
                .orElse(null);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
