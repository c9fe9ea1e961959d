package dev.copydesk.benchmarks.feed;

import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedDocument;
import dev.copydesk.ingest.feed.FeedParser;
import org.jspecify.annotations.Nullable;

/** A reader of feeds under test. */
interface FeedReading {
    String name();

    /** The feed; null where the reader finds none. */
    @Nullable
    Feed read(byte[] document, @Nullable String contentType, @Nullable String base) throws Exception;

    /** Copydesk's own. */
    static FeedReading copydesk() {
        return new FeedReading() {
            @Override
            public String name() {
                return "Copydesk";
            }

            @Override
            public @Nullable Feed read(byte[] document, @Nullable String contentType, @Nullable String base) {
                FeedDocument read = FeedParser.parse(document, contentType, base);
                return read instanceof Feed feed ? feed : null;
            }
        };
    }
}
