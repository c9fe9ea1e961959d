package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedArticles;
import dev.copydesk.ingest.feed.FeedDocument;
import dev.copydesk.ingest.feed.FeedParser;
import dev.copydesk.ingest.feed.NotAFeed;
import dev.copydesk.ingest.feed.PollingHints;
import dev.copydesk.ingest.fetch.Answer;
import dev.copydesk.ingest.fetch.WebAddress;
import java.time.Instant;

/** Reads feeds with {@link FeedParser}. */
public final class ParsedFeeds implements FeedReader {

    @Override
    public Reading read(byte[] body, Answer answer, PolledFeed feed, Instant fetchedAt) {
        FeedDocument document = FeedParser.parse(body, answer.contentType(), withoutCredentials(answer.address()));
        if (document instanceof NotAFeed notAFeed) {
            String linked = notAFeed.linkedFeeds().isEmpty()
                    ? null
                    : notAFeed.linkedFeeds().get(0);
            return new Unreadable(notAFeed.reason(), linked);
        }
        Feed read = (Feed) document;
        PollingHints hints = read.hints();
        return new Parsed(
                FeedArticles.of(
                        read, feed.source(), withoutCredentials(feed.address()), feed.languageHint(), fetchedAt),
                new Hints(hints.ttl(), hints.skipHours(), hints.skipDays()));
    }

    private static String withoutCredentials(String address) {
        return WebAddress.parse(address).map(WebAddress::withoutCredentials).orElse(address);
    }
}
