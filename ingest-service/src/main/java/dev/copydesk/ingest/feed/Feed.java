package dev.copydesk.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as sent, repaired where it was broken.
 *
 * @param kind format and version, such as {@code rss-2.0}, {@code rss-1.0}, {@code atom-1.0}, {@code json-feed-1.1},
 *     {@code cdf}
 * @param title as sent, markup included
 * @param link the page that the feed belongs to, absolute where a base was known
 * @param language as sent
 * @param updated when the feed says that it last changed
 * @param hints what the feed asks of those who poll it
 * @param items in document order, at most {@link FeedLimits#MAX_ITEMS}
 * @param problems what was repaired or left out, one line each, at most {@link FeedLimits#MAX_PROBLEMS}
 */
public record Feed(
        String kind,
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        @Nullable Instant updated,
        PollingHints hints,
        List<FeedItem> items,
        List<String> problems)
        implements FeedDocument {

    public Feed {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }
}
