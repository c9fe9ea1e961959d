package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.feed.FeedArticles;
import dev.copydesk.ingest.fetch.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes articles of the bytes of a feed. Pure, thread-safe. */
@FunctionalInterface
public interface FeedReader {

    Reading read(byte[] body, Answer answer, PolledFeed feed, Instant fetchedAt);

    /** What the bytes are. */
    sealed interface Reading {}

    /** A feed. */
    record Parsed(FeedArticles.Articles articles, Hints hints) implements Reading {}

    /**
     * No feed.
     *
     * @param reason one line for people
     * @param linkedFeed the first feed that the document links, absolute, if any
     */
    record Unreadable(String reason, @Nullable String linkedFeed) implements Reading {}
}
