package dev.copydesk.ingest.feed.markup;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The namespaces that feeds use, each under one short name; those of the formats themselves are the empty name. */
final class Namespaces {
    static final String CORE = "";
    static final String XHTML = "xhtml";

    private static final Map<String, String> BY_URI = Map.ofEntries(
            Map.entry("backend.userland.com/rss", CORE),
            Map.entry("backend.userland.com/rss2", CORE),
            Map.entry("backend.userland.com/rss091", CORE),
            Map.entry("backend.userland.com/rss092", CORE),
            Map.entry("blogs.law.harvard.edu/tech/rss", CORE),
            Map.entry("cyber.law.harvard.edu/rss/rss.html", CORE),
            Map.entry("purl.org/rss/1.0", CORE),
            Map.entry("channel.netscape.com/rdf/simple/0.9", CORE),
            Map.entry("my.netscape.com/rdf/simple/0.9", CORE),
            Map.entry("purl.org/rss/1.0/modules/rss091", CORE),
            Map.entry("purl.org/atom/ns", CORE),
            Map.entry("purl.org/atom-blog/ns", CORE),
            Map.entry("www.w3.org/2005/atom", CORE),
            Map.entry("example.com/newformat", CORE),
            Map.entry("example.com/necho", CORE),
            Map.entry("purl.org/echo", CORE),
            Map.entry("uri/of/echo/namespace", CORE),
            Map.entry("purl.org/pie", CORE),
            Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("purl.org/dc/elements/1.1", "dc"),
            Map.entry("purl.org/dc/elements/1.0", "dc"),
            Map.entry("purl.org/dc/terms", "dcterms"),
            Map.entry("purl.org/rss/1.0/modules/dcterms", "dcterms"),
            Map.entry("purl.org/rss/1.0/modules/content", "content"),
            Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("search.yahoo.com/mrss", "media"),
            Map.entry("video.search.yahoo.com/mrss", "media"),
            Map.entry("tools.search.yahoo.com/mrss", "media"),
            Map.entry("www.rssboard.org/media-rss", "media"),
            Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("www.itunes.com/dtds/podcast.dtd", "itunes"),
            Map.entry("example.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("www.pheedo.com/namespace/pheedo", "pheedo"),
            Map.entry("news.yandex.ru", "yandex"),
            Map.entry("www.w3.org/1999/xhtml", XHTML),
            Map.entry("www.w3.org/xml/1998/namespace", "xml"));

    /** What a prefix means where the document forgot to declare it. */
    private static final Set<String> USUAL_PREFIXES = Set.of(
            "rdf", "dc", "dcterms", "content", "sy", "media", "itunes", "feedburner", "pheedo", "yandex", XHTML, "xml");

    private Namespaces() {}

    /**
     * The short name.
     *
     * @param uri what the document bound the prefix to, null where nothing
     */
    static String shortName(String prefix, @Nullable String uri) {
        if (uri != null) {
            String known = BY_URI.get(bare(uri));
            if (known != null) {
                return known;
            }
            return prefix.isEmpty() && !bare(uri).startsWith("www.w3.org/") ? CORE : "?" + prefix;
        }
        if (prefix.isEmpty() || prefix.equals("atom") || prefix.equals("rss")) {
            return CORE;
        }
        return USUAL_PREFIXES.contains(prefix) ? prefix : "?" + prefix;
    }

    /** Without scheme, final slash or hash, in lower case: publishers vary in these. */
    static String bare(String uri) {
        String bare = uri.strip().toLowerCase(Locale.ROOT);
        int scheme = bare.indexOf("://");
        if (scheme >= 0 && scheme <= 5) {
            bare = bare.substring(scheme + 3);
        }
        while (bare.endsWith("/") || bare.endsWith("#")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare;
    }
}
