package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the feeds that a page of HTML links: those its head declares, and else what looks like one in its body. */
final class LinkedFeeds {
    /** Heads are at the beginning; a page's length must not decide about the time taken. */
    private static final int MAX_HTML = 512 * 1024;

    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/xml",
            "text/xml");

    private static final Pattern LOOKS_LIKE_FEED = Pattern.compile(
            "(?i)(?:\\.(?:rss|rdf|atom)|/(?:feed|rss|atom)/?|[/.](?:feed|rss|atom|index|all)\\.(?:xml|json))(?:[?#]|$)");

    private LinkedFeeds() {}

    static List<String> in(String html, @Nullable String base) {
        Document page = Jsoup.parse(html.substring(0, Math.min(html.length(), MAX_HTML)));
        Element declaredBase = page.selectFirst("base[href]");
        String from = declaredBase == null
                ? base
                : Addresses.resolve(base, declaredBase.attr("href").strip());
        Set<String> feeds = new LinkedHashSet<>();
        for (Element link : page.select("link[rel][href]")) {
            String relation = link.attr("rel").toLowerCase(Locale.ROOT);
            String type = link.attr("type")
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst(";.*", "")
                    .strip();
            if ((relation.contains("alternate") && (TYPES.contains(type) || isJsonFeed(type, link)))
                    || relation.equals("feed")) {
                add(feeds, from, link.attr("href"));
            }
        }
        if (feeds.isEmpty()) {
            for (Element link : page.select("a[href]")) {
                String href = link.attr("href").strip();
                if (href.length() < 1_000 && LOOKS_LIKE_FEED.matcher(href).find()) {
                    add(feeds, from, href);
                }
            }
        }
        return new ArrayList<>(feeds);
    }

    /** {@code application/json} is also the type of pages' interfaces, which are no feeds. */
    private static boolean isJsonFeed(String type, Element link) {
        return type.equals("application/json") && !link.attr("href").contains("/wp-json/");
    }

    private static void add(Set<String> feeds, @Nullable String base, String href) {
        if (!href.isBlank() && feeds.size() < FeedLimits.MAX_LINKED_FEEDS) {
            feeds.add(Addresses.resolve(base, href.strip()));
        }
    }
}
