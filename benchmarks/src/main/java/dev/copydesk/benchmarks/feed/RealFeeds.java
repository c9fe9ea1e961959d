package dev.copydesk.benchmarks.feed;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedDocument;
import dev.copydesk.ingest.feed.FeedParser;
import dev.copydesk.ingest.feed.NotAFeed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whole feeds as publishers sent them: each must give as many items as its text begins. */
final class RealFeeds {
    private static final String FEEDS = "feeds/miniflux.tar.xz";
    private static final Pattern ITEM = Pattern.compile("<(?:item|entry)[\\s>]");

    private final DataFolder data;
    private final PrintStream out;

    RealFeeds(DataFolder data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    void print() throws IOException {
        if (!data.has(FEEDS)) {
            out.println("Real feeds: not run, " + FEEDS + " is not in the data folder\n");
            return;
        }
        out.println("| real feed | begun | given | with title | with address | with date | problems |");
        out.println("| --- | --- | --- | --- | --- | --- | --- |");
        data.forEachEntry(FEEDS, (name, content) -> {
            if (name.contains("testdata")) {
                row(name.replaceFirst(".*/internal/reader/", ""), content);
            }
        });
        out.println();
    }

    private void row(String name, byte[] content) {
        long begun = ITEM.matcher(new String(content, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        FeedDocument document = FeedParser.parse(content, null, null);
        if (document instanceof Feed feed) {
            out.println("| " + name + " | " + begun + " | " + feed.items().size() + " | "
                    + feed.items().stream().filter(item -> item.title() != null).count() + " | "
                    + feed.items().stream().filter(item -> item.url() != null).count() + " | "
                    + feed.items().stream()
                            .filter(item -> item.publishedAt() != null || item.updatedAt() != null)
                            .count()
                    + " | " + feed.problems().size() + " |");
        } else if (document instanceof NotAFeed other) {
            out.println("| " + name + " | " + begun + " | " + other.reason() + " | | | | |");
        }
    }
}
