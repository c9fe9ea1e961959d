package dev.copydesk.benchmarks.feed;

import com.apptasticsoftware.rssreader.Channel;
import com.apptasticsoftware.rssreader.Item;
import com.apptasticsoftware.rssreader.RssReader;
import dev.copydesk.ingest.feed.Enclosure;
import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedItem;
import dev.copydesk.ingest.feed.PollingHints;
import dev.copydesk.model.date.ArticleDates;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Apptastic's rssreader, which rests on the platform's StAX. */
final class RssReaderReading implements FeedReading {
    private final RssReader reader = new RssReader();

    @Override
    public String name() {
        return "rssreader 3.9.3";
    }

    @Override
    public @Nullable Feed read(byte[] document, @Nullable String contentType, @Nullable String base) {
        List<Item> items = reader.read(new ByteArrayInputStream(document)).toList();
        if (items.isEmpty()) {
            return null;
        }
        Channel channel = items.get(0).getChannel();
        return new Feed(
                "",
                channel.getTitle(),
                channel.getLink(),
                channel.getLanguage().orElse(null),
                instant(channel.getLastBuildDate()),
                PollingHints.NONE,
                items.stream().map(RssReaderReading::item).toList(),
                List.of());
    }

    private static FeedItem item(Item item) {
        String content = item.getContent().orElse(null);
        return new FeedItem(
                item.getGuid().orElse(null),
                item.getLink().orElse(null),
                null,
                item.getTitle().orElse(null),
                item.getDescription().orElse(null),
                content,
                null,
                item.getAuthor().map(List::of).orElse(List.of()),
                item.getCategories(),
                instant(item.getPubDate()),
                null,
                instant(item.getUpdated()),
                null,
                item.getEnclosures().stream()
                        .map(e -> new Enclosure(
                                e.getUrl(), e.getType(), e.getLength().orElse(null)))
                        .toList(),
                List.of(),
                null,
                null);
    }

    private static @Nullable Instant instant(Optional<String> date) {
        return date.flatMap(ArticleDates::instant).orElse(null);
    }
}
