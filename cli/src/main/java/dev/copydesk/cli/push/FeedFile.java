package dev.copydesk.cli.push;

import dev.copydesk.cli.terminal.Quantities;
import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedArticles;
import dev.copydesk.ingest.feed.FeedDocument;
import dev.copydesk.ingest.feed.FeedLimits;
import dev.copydesk.ingest.feed.FeedParser;
import dev.copydesk.ingest.feed.NotAFeed;
import dev.copydesk.model.CanonicalUrl;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** Reads a feed that was saved as a file: each item is a row, as if the feed had been polled. */
final class FeedFile {
    private FeedFile() {}

    static void read(InputStream in, String name, long sizeInBytes, Origin origin, RowSink sink) throws IOException {
        byte[] bytes = in.readNBytes(FeedLimits.MAX_BYTES + 1);
        sink.read(Math.max(bytes.length, sizeInBytes));
        if (bytes.length > FeedLimits.MAX_BYTES) {
            sink.problem(new Problem(
                    name, 1, "the file is larger than " + Quantities.bytes(FeedLimits.MAX_BYTES) + "; split it"));
            return;
        }
        FeedDocument document = FeedParser.parse(bytes, null, null);
        if (document instanceof NotAFeed none) {
            sink.problem(new Problem(name, 1, none.reason()));
        } else if (document instanceof Feed feed) {
            rows(feed, name, origin, sink);
        }
    }

    private static void rows(Feed feed, String name, Origin origin, RowSink sink) {
        FeedArticles.Articles read = FeedArticles.of(feed, source(feed, origin), null, Instant.now());
        boolean leftOut = read.articles().size() < feed.items().size();
        for (String problem : read.problems()) {
            Problem told = new Problem(name, 1, problem);
            if (leftOut) {
                sink.problem(told);
            } else {
                sink.warning(told);
            }
        }
        if (feed.items().isEmpty()) {
            sink.problem(new Problem(name, 1, "the feed holds no item; leave it out"));
        }
        for (RawArticle article : read.articles()) {
            byte[] json = EventJson.write(article);
            if (json.length > Row.MAX_BYTES) {
                sink.problem(new Problem(name, 1, "an item is longer than 2 MiB as JSON; shorten it"));
            } else {
                sink.row(new Row(json, name, 1));
            }
        }
    }

    /** The one that was asked for, else the site that the feed belongs to, as if it had been polled. */
    private static Source source(Feed feed, Origin origin) {
        if (origin.asked() != null) {
            return Source.named(origin.asked());
        }
        return Optional.ofNullable(feed.link())
                .flatMap(CanonicalUrl::of)
                .map(link -> link.replaceFirst("https?://([^/?#]*).*", "$1"))
                .map(host -> new Source(host, host, feed.link(), null))
                .orElseGet(() -> Source.named(feed.title() == null ? origin.documents() : feed.title()));
    }
}
