package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.encoding.DecodedText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, CDF.
 *
 * <p>What real feeds get wrong is repaired, and {@link Feed#problems} says what: encodings declared wrongly or not at all,
 * bare {@code &}, undeclared namespaces and entities, junk before the feed, elements that are not closed, a document that
 * ends too early (the items before the break are given), relative addresses. No address is ever opened: external entities
 * and DTDs are ignored, entities that hold others are not expanded. All bounds are in {@link FeedLimits}.
 *
 * <p>Never throws. Stateless and thread-safe. Time and space are linear in the size of the document.
 */
public final class FeedParser {
    private FeedParser() {}

    /**
     * Reads a document.
     *
     * @param body as it came, decompressed
     * @param contentType the HTTP header, if there was one; only its charset is used, because servers often send feeds as
     *     {@code text/html}
     * @param base the document's address, which relative addresses refer to; null where it is unknown
     */
    public static FeedDocument parse(byte[] body, @Nullable String contentType, @Nullable String base) {
        if (body.length == 0) {
            return new NotAFeed("the document is empty; check the feed's address", List.of());
        }
        String foreign = ForeignFormat.of(body);
        if (foreign != null) {
            return new NotAFeed(foreign, List.of());
        }
        Problems problems = new Problems();
        byte[] bytes = body;
        if (bytes.length > FeedLimits.MAX_BYTES) {
            bytes = Arrays.copyOf(body, FeedLimits.MAX_BYTES);
            problems.add("the document has more than " + FeedLimits.MAX_BYTES + " bytes; the rest is left out");
        }
        DecodedText decoded = DecodedText.of(bytes, contentType);
        problems.addAll(decoded.problems());
        return parse(decoded.text(), base, problems);
    }

    private static FeedDocument parse(String text, @Nullable String base, Problems problems) {
        int start = firstVisible(text);
        if (start == text.length()) {
            return new NotAFeed("the document is blank; check the feed's address", List.of());
        }
        if (text.charAt(start) == '{') {
            Feed feed = JsonFeedReader.read(text, base, problems);
            return feed != null
                    ? feed
                    : new NotAFeed("the document is JSON, but no JSON Feed; check the feed's address", List.of());
        }
        if (start > 0 && text.startsWith("<?xml", start)) {
            problems.add("the document has space before its declaration");
        } else if (text.charAt(start) != '<') {
            problems.add("the document has text before its first element");
        }
        Feed feed = XmlFeedReader.read(text, base, problems);
        return feed != null ? feed : notAFeed(text, start, base);
    }

    private static FeedDocument notAFeed(String text, int start, @Nullable String base) {
        String beginning =
                text.substring(start, Math.min(text.length(), start + 4_096)).toLowerCase(Locale.ROOT);
        if (beginning.contains("<html") || beginning.contains("<!doctype html") || beginning.contains("<head")) {
            List<String> feeds = LinkedFeeds.in(text, base);
            return new NotAFeed(
                    feeds.isEmpty()
                            ? "the document is an HTML page that links no feed; give the feed's own address"
                            : "the document is an HTML page; it links " + Problems.shown(feeds.get(0)),
                    feeds);
        }
        if (beginning.contains("<opml")) {
            return new NotAFeed("the document is a list of feeds (OPML); import it instead", List.of());
        }
        return new NotAFeed(
                beginning.contains("<")
                        ? "the document has no element of a feed (rss, rdf:RDF, feed); check the feed's address"
                        : "the document is no XML and no JSON; check the feed's address",
                List.of());
    }

    private static int firstVisible(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }
}
