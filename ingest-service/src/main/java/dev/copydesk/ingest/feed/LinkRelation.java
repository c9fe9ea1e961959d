package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Element;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a link leads to. */
final class LinkRelation {
    private LinkRelation() {}

    /** The relation's short name; {@code alternate} where none is said. */
    static String of(Element link) {
        String relation = link.attribute("rel");
        if (relation == null) {
            return "alternate";
        }
        String lower = relation.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://www.iana.org/assignments/relation/")
                ? lower.substring("http://www.iana.org/assignments/relation/".length())
                : lower;
    }

    /** Whether the media type is that of a page; none counts as such. */
    static boolean isPage(@Nullable String type) {
        return type == null || type.toLowerCase(Locale.ROOT).contains("html");
    }
}
