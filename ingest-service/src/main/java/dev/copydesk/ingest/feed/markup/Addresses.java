package dev.copydesk.ingest.feed.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves relative addresses as RFC 3986, section 5.2, but of any text: feeds hold spaces, letters of all scripts and
 * worse, and these stay as they are.
 */
public final class Addresses {
    private static final Pattern PARTS =
            Pattern.compile("(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);

    private Addresses() {}

    /** The address that the reference means; the reference itself where there is no base or it is absolute. */
    public static String resolve(@Nullable String base, String reference) {
        if (base == null || reference.isEmpty()) {
            return reference;
        }
        Matcher to = PARTS.matcher(reference);
        Matcher from = PARTS.matcher(base);
        if (!to.matches() || to.group(1) != null || !from.matches() || from.group(1) == null) {
            return reference;
        }
        String scheme = from.group(1) + ":";
        if (to.group(2) != null) {
            return scheme + reference;
        }
        if (from.group(2) == null) {
            return reference; // such as urn:… or mailto:…, to which nothing is relative
        }
        String site = scheme + "//" + from.group(2);
        String query = orEmpty(to.group(4));
        String path = to.group(3);
        if (path.isEmpty()) {
            return site + from.group(3) + (query.isEmpty() ? orEmpty(from.group(4)) : query) + orEmpty(to.group(5));
        }
        String whole = path.startsWith("/") ? path : directory(from.group(3)) + path;
        return site + withoutDots(whole) + query + orEmpty(to.group(5));
    }

    /** Whether the text begins with a scheme. */
    public static boolean isAbsolute(String address) {
        Matcher parts = PARTS.matcher(address);
        return parts.matches() && parts.group(1) != null;
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "/" : path.substring(0, slash + 1);
    }

    private static String withoutDots(String path) {
        if (!path.contains("./") && !path.endsWith("/.") && !path.endsWith("/..")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!segments[i].equals(".") && !segments[i].equals("..")) {
                kept.addLast(segments[i]);
            } else if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }
}
