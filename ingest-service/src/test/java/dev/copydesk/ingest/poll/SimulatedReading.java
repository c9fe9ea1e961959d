package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.feed.FeedArticles;
import dev.copydesk.ingest.fetch.Answer;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.Content;
import dev.copydesk.model.ContentHash;
import dev.copydesk.model.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a {@link SimulatedFeed} writes: a line an item. Remembers what it read, because most of it comes again. */
final class SimulatedReading implements FeedReader {
    private final Map<String, RawArticle> known = new HashMap<>();

    @Override
    public Reading read(byte[] body, Answer answer, PolledFeed feed, Instant fetchedAt) {
        List<RawArticle> read = new ArrayList<>();
        for (String line : new String(body, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                read.add(article(line.split("\t"), feed, fetchedAt));
            }
        }
        return new Parsed(new FeedArticles.Articles(read, Set.of(), List.of()), Hints.NONE);
    }

    /** Under which the content is known once it was acknowledged: {@code id/contentHash}. */
    static String key(SimulatedFeed feed, SimulatedFeed.Showing showing) {
        String hash = ContentHash.of(title(showing.item()), "", text(showing.item(), showing.version()));
        return ArticleId.of(url("feed" + feed.number, showing.item()), "", null, "", hash) + "/" + hash;
    }

    private static String title(int item) {
        return "Title " + item;
    }

    private static String text(int item, int version) {
        return "Text " + version + " of " + item;
    }

    private static String url(String feed, int item) {
        return "https://" + feed + ".example/item" + item;
    }

    private RawArticle article(String[] fields, PolledFeed feed, Instant fetchedAt) {
        String guid = fields[0];
        RawArticle before = known.get(feed.id() + "/" + fields[1] + "/" + fields[2]);
        if (before != null && guid.equals(before.guid())) {
            return before;
        }
        int item = Integer.parseInt(fields[1]);
        String url = url(feed.id(), item);
        String text = text(item, Integer.parseInt(fields[2]));
        String hash = before == null ? ContentHash.of(title(item), "", text) : before.contentHash();
        RawArticle article = new RawArticle(
                before == null ? ArticleId.of(url, feed.id(), guid, title(item), hash) : before.id(),
                feed.source(),
                feed.address(),
                guid,
                url,
                title(item),
                null,
                Content.plainText(text),
                List.of(),
                List.of(),
                null,
                Instant.parse(fields[3]),
                fields[3],
                null,
                null,
                List.of(),
                null,
                fetchedAt,
                hash,
                null,
                null,
                List.of());
        known.put(feed.id() + "/" + fields[1] + "/" + fields[2], article);
        return article;
    }
}
