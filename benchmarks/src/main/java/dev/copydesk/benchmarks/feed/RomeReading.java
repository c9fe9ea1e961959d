package dev.copydesk.benchmarks.feed;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.copydesk.ingest.feed.Enclosure;
import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedItem;
import dev.copydesk.ingest.feed.PollingHints;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ROME with its lenient reader of encodings and all its modules. */
final class RomeReading implements FeedReading {
    @Override
    public String name() {
        return "ROME 2.1.0";
    }

    @Override
    public Feed read(byte[] document, @Nullable String contentType, @Nullable String base) throws Exception {
        SyndFeedInput input = new SyndFeedInput();
        input.setAllowDoctypes(true);
        try (XmlReader reader = contentType == null
                ? new XmlReader(new ByteArrayInputStream(document), true)
                : new XmlReader(new ByteArrayInputStream(document), contentType, true)) {
            SyndFeed feed = input.build(reader);
            String type = feed.getFeedType();
            String kind = type == null ? "" : type.replace('_', '-').replaceFirst("(rss-0\\.91).*", "$1");
            return new Feed(
                    kind,
                    feed.getTitle(),
                    feed.getLink(),
                    feed.getLanguage(),
                    instant(feed.getPublishedDate()),
                    PollingHints.NONE,
                    feed.getEntries().stream().map(RomeReading::item).toList(),
                    List.of());
        }
    }

    private static FeedItem item(SyndEntry entry) {
        SyndContent content =
                entry.getContents().isEmpty() ? null : entry.getContents().get(0);
        SyndContent typed = content != null ? content : entry.getDescription();
        List<String> authors =
                entry.getAuthors().stream().map(SyndPerson::getName).toList();
        String type = typed == null ? null : typed.getType();
        return new FeedItem(
                entry.getUri(),
                entry.getLink(),
                null,
                entry.getTitle(),
                entry.getDescription() == null ? null : entry.getDescription().getValue(),
                content == null ? null : content.getValue(),
                type == null ? null : type.contains("html") ? "text/html" : "text/plain",
                authors.isEmpty() && entry.getAuthor() != null ? List.of(entry.getAuthor()) : authors,
                entry.getCategories().stream().map(SyndCategory::getName).toList(),
                instant(entry.getPublishedDate()),
                null,
                instant(entry.getUpdatedDate()),
                null,
                entry.getEnclosures().stream()
                        .map(e -> new Enclosure(e.getUrl(), e.getType(), e.getLength()))
                        .toList(),
                List.of(),
                null,
                null);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
