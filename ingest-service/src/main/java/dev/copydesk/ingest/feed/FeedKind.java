package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Element;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names a feed's format and version by its root element. */
final class FeedKind {
    private FeedKind() {}

    static String of(Element root) {
        String space = root.attribute("xmlns");
        String spaces = root.namespaceUris().toLowerCase(Locale.ROOT);
        return switch (root.name()) {
            case "rss" -> rss(root.attribute("version"));
            case "rdf:rdf" -> spaces.contains("simple/0.9") ? "rss-0.9" : "rss-1.0";
            case "feed" -> atom(spaces, root.attribute("version"));
            default -> space == null && root.attribute("href") == null && !root.isUpperCase() ? "rss" : "cdf";
        };
    }

    private static String rss(@Nullable String version) {
        if (version == null) {
            return "rss";
        }
        String plain = version.replaceAll("[^0-9.]", "");
        if (plain.startsWith("2")) {
            return "rss-2.0";
        }
        return plain.matches("0\\.9[0-9]?|1\\.0|1") ? "rss-" + (plain.equals("1") ? "1.0" : plain) : "rss";
    }

    private static String atom(String spaces, @Nullable String version) {
        if (spaces.contains("www.w3.org/2005/atom")) {
            return "atom-1.0";
        }
        if (spaces.contains("purl.org/atom/") || (version != null && version.startsWith("0."))) {
            return version == null || version.startsWith("0.3") || !version.matches("0\\.[0-9]")
                    ? "atom-0.3"
                    : "atom-" + version;
        }
        return version != null && version.startsWith("1") ? "atom-1.0" : "atom";
    }
}
