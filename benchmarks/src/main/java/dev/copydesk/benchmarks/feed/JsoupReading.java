package dev.copydesk.benchmarks.feed;

import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedItem;
import dev.copydesk.ingest.feed.PollingHints;
import dev.copydesk.model.date.ArticleDates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The least that can be written over jsoup's lenient XML parser: what its tree gives without any repair of ours. */
final class JsoupReading implements FeedReading {
    @Override
    public String name() {
        return "jsoup's XML parser, bare";
    }

    @Override
    public Feed read(byte[] document, @Nullable String contentType, @Nullable String base) throws IOException {
        Document tree =
                Jsoup.parse(new ByteArrayInputStream(document), null, base == null ? "" : base, Parser.xmlParser());
        Element channel = tree.selectFirst("channel, feed");
        return new Feed(
                "",
                text(channel, "title"),
                link(channel),
                text(channel, "language", "dc:language"),
                date(channel, "updated", "lastBuildDate", "modified"),
                PollingHints.NONE,
                tree.select("item, entry").stream().map(JsoupReading::item).toList(),
                List.of());
    }

    private static FeedItem item(Element item) {
        return new FeedItem(
                text(item, "guid", "id"),
                link(item),
                null,
                text(item, "title", "dc:title"),
                text(item, "description", "summary"),
                text(item, "content:encoded", "content"),
                null,
                text(item, "author", "dc:creator") == null
                        ? List.of()
                        : List.of(String.valueOf(text(item, "author", "dc:creator"))),
                item.children().stream()
                        .filter(child -> child.tagName().equals("category"))
                        .map(child -> child.hasAttr("term") ? child.attr("term") : child.text())
                        .toList(),
                date(item, "pubDate", "published", "issued", "dc:date"),
                null,
                date(item, "updated", "modified"),
                null,
                List.of(),
                List.of(),
                text(item, "dc:language"),
                text(item, "rights", "copyright", "dc:rights"));
    }

    private static @Nullable String text(@Nullable Element parent, String... names) {
        if (parent != null) {
            for (String name : names) {
                for (Element child : parent.children()) {
                    if (child.tagName().equals(name)) {
                        return child.childrenSize() > 0
                                ? child.html()
                                : child.wholeText().strip();
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String link(@Nullable Element parent) {
        if (parent != null) {
            for (Element child : parent.children()) {
                if (child.tagName().equals("link")) {
                    return child.hasAttr("href") ? child.absUrl("href") : child.text();
                }
            }
        }
        return null;
    }

    private static @Nullable Instant date(@Nullable Element parent, String... names) {
        String text = text(parent, names);
        return text == null ? null : ArticleDates.instant(text).orElse(null);
    }
}
