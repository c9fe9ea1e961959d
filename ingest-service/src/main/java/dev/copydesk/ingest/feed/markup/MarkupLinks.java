package dev.copydesk.ingest.feed.markup;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the addresses in a text of HTML absolute and leaves every other character as it was. */
public final class MarkupLinks {
    private static final Set<String> ADDRESSES = Set.of(
            "href",
            "src",
            "cite",
            "action",
            "longdesc",
            "background",
            "codebase",
            "classid",
            "data",
            "poster",
            "profile",
            "usemap");

    /** Possessive throughout, so that no text takes more than linear time. */
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^<>]*+>");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\w-])(?:" + String.join("|", ADDRESSES)
                    + ")\\s{0,5}+=\\s{0,5}+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'>]++))",
            Pattern.CASE_INSENSITIVE);

    private MarkupLinks() {}

    /** The same markup; as it was where the base is unknown. */
    public static String absolute(String html, @Nullable String base) {
        if (base == null || html.indexOf('<') < 0 || html.indexOf('=') < 0) {
            return html;
        }
        Matcher tag = TAG.matcher(html);
        StringBuilder absolute = new StringBuilder(html.length() + 64);
        int done = 0;
        Matcher address = ADDRESS.matcher(html);
        while (tag.find()) {
            address.region(tag.start(), tag.end());
            address.useTransparentBounds(true);
            while (address.find()) {
                int group = address.group(1) != null ? 1 : address.group(2) != null ? 2 : 3;
                String written = address.group(group).strip();
                absolute.append(html, done, address.start(group));
                absolute.append(written.startsWith("#") ? written : Addresses.resolve(base, written));
                done = address.end(group);
            }
        }
        return absolute.append(html, done, html.length()).toString();
    }

    static boolean isAddress(String attribute) {
        return ADDRESSES.contains(attribute);
    }
}
