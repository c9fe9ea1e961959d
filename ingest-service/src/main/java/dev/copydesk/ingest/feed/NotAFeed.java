package dev.copydesk.ingest.feed;

import java.util.List;

/**
 * The document is no feed.
 *
 * @param reason one line: what it is instead and what to do
 * @param linkedFeeds addresses of the feeds that the page links, in its order; absolute where a base was known, else as
 *     written
 */
public record NotAFeed(String reason, List<String> linkedFeeds) implements FeedDocument {

    public NotAFeed {
        linkedFeeds = List.copyOf(linkedFeeds);
    }
}
