package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Element;
import dev.copydesk.ingest.feed.markup.MarkupLimits;
import dev.copydesk.ingest.feed.markup.MarkupReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads RSS 0.9 to 2.0, Atom 0.3 and 1.0, and CDF, and what lies between them. */
final class XmlFeedReader {
    private static final MarkupLimits LIMITS = new MarkupLimits(
            FeedLimits.MAX_DEPTH,
            FeedLimits.MAX_ELEMENTS_PER_ITEM,
            FeedLimits.MAX_TEXT,
            FeedLimits.MAX_DTD_ENTITIES,
            FeedLimits.MAX_DTD_EXPANSION);

    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final Set<String> CONTAINERS = Set.of("rss", "rdf:rdf", "feed", "channel");
    /** Elements of RSS items without inner elements: where the next begins, one not closed has ended. */
    private static final Set<String> RSS_FIELDS = Set.of(
            "title",
            "link",
            "description",
            "guid",
            "pubdate",
            "category",
            "comments",
            "dc:date",
            "dc:creator",
            "content:encoded");

    private final MarkupReader reader;
    private final Problems problems;
    private final List<FeedItem> items = new ArrayList<>();
    private final ChannelReader channel;
    private final String kind;
    private final Dialect dialect;
    private boolean moreItems;

    private XmlFeedReader(MarkupReader reader, Element root, Problems problems) {
        this.reader = reader;
        this.problems = problems;
        this.kind = FeedKind.of(root);
        this.dialect = Dialect.of(kind);
        this.channel = new ChannelReader(dialect, root);
    }

    /** The feed; null where the document has no root element of a feed. */
    static @Nullable Feed read(String document, @Nullable String base, Problems problems) {
        MarkupReader reader = new MarkupReader(document, base, LIMITS);
        boolean junk = false;
        while (reader.next()) {
            Element element = reader.current();
            if (CONTAINERS.contains(element.name())) {
                if (junk) {
                    problems.add("the document has other markup before the feed");
                }
                return new XmlFeedReader(reader, element, problems).read();
            }
            if (element.name().endsWith("html") || element.name().equals("opml")) {
                return null;
            }
            junk = true;
            reader.enter();
        }
        return null;
    }

    private Feed read() {
        reader.enter();
        while (reader.next()) {
            Element element = reader.current();
            if (ITEMS.contains(element.name())) {
                item();
            } else if (CONTAINERS.contains(element.name())) {
                channel.takeContainer(element);
                reader.enter();
            } else {
                channel.take(reader.read(ITEMS, RSS_FIELDS));
            }
        }
        tellProblems();
        return channel.feed(kind, items, problems);
    }

    private void item() {
        Element element = reader.read(ITEMS, dialect.isAtom() ? Set.of() : RSS_FIELDS);
        if (items.size() == FeedLimits.MAX_ITEMS) {
            moreItems = true;
        } else if (reader.isIncomplete()) {
            problems.add("the document ends within item " + (items.size() + 1) + ", which is left out");
        } else {
            items.add(ItemReader.read(element, dialect, channel.defaults()));
        }
    }

    private void tellProblems() {
        if (moreItems) {
            problems.add("the feed has more than " + FeedLimits.MAX_ITEMS + " items; the rest is left out");
        }
        if (reader.isTruncated()) {
            problems.add("the document is truncated: it ends before its elements do");
        }
        if (reader.hasUnclosed()) {
            problems.add("the document is not well-formed: elements are not closed, or in the wrong order");
        }
        if (reader.isLimited()) {
            problems.add("the document nests too deep or holds too much in one item; the rest is left out");
        }
    }
}
