package dev.copydesk.ingest.feed.opml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of feeds.
 *
 * @param feeds in document order
 * @param problems what was repaired or left out, one line each
 */
public record OpmlList(@Nullable String title, List<OpmlFeed> feeds, List<String> problems) {

    public OpmlList {
        feeds = List.copyOf(feeds);
        problems = List.copyOf(problems);
    }
}
