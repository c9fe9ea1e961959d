package dev.copydesk.model;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for all the addresses of one article.
 *
 * <p>The rules (RFC 3986, section 6, and what publishers do beyond it): {@code http} and {@code https} are one; host in
 * lower case and Punycode, without {@code www.}, {@code m.}, {@code mobile.}, {@code amp.} and the like in front, without port
 * 80 or 443; dot segments resolved, unreserved characters not percent-encoded; no trailing slash, {@code index.html} or AMP
 * marker; query without tracking parameters, its other parameters in alphabetical order; no fragment but {@code #!}. An
 * address of an AMP cache stands for the page it holds. Frozen as version 1, see {@link ArticleId}.
 *
 * <p>Time and space are linear in the address's length. Thread-safe.
 */
public final class CanonicalUrl {
    /** A longer address is none. */
    public static final int MAX_LENGTH = 8192;

    private static final Pattern PARTS =
            Pattern.compile("(?i)(https?)://([^/?#\\\\]+)([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[^@]*@)?(\\[[0-9a-fA-F:.]+]|[^:]+?)\\.?(?::([0-9]*))?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");
    private static final int MAX_LABEL = 63;
    private static final UrlRules RULES = UrlRules.version1();

    private CanonicalUrl() {}

    /** The canonical spelling; empty where the text is no http or https address with a host. */
    public static Optional<String> of(String url) {
        return of(url, true);
    }

    private static Optional<String> of(String url, boolean unwrapCache) {
        if (url.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher parts = PARTS.matcher(withoutSpace(url));
        if (!parts.matches()) {
            return Optional.empty();
        }
        Matcher authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches()) {
            return Optional.empty();
        }
        Optional<String> host = host(authority.group(1));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        String rawPath = parts.group(3).replace('\\', '/');
        Optional<String> cached = unwrapCache ? RULES.cached(host.get(), rawPath) : Optional.empty();
        if (cached.isPresent()) {
            String query = parts.group(4) == null ? "" : "?" + parts.group(4);
            return of("https://" + cached.get() + query, false);
        }
        String port = authority.group(2);
        String portPart = port == null || port.isEmpty() || port.equals("80") || port.equals("443") ? "" : ":" + port;
        return Optional.of("https://" + RULES.host(host.get()) + portPart + path(rawPath) + query(parts.group(4))
                + fragment(parts.group(5)));
    }

    private static String withoutSpace(String url) {
        String stripped = url.strip();
        StringBuilder kept = null;
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            boolean space = c == '\t' || c == '\n' || c == '\r' || c == 0;
            if (space && kept == null) {
                kept = new StringBuilder(stripped).delete(i, stripped.length());
            } else if (!space && kept != null) {
                kept.append(c);
            }
        }
        return kept == null ? stripped : kept.toString();
    }

    private static Optional<String> host(String written) {
        if (written.startsWith("[")) {
            return Optional.of(written.toLowerCase(Locale.ROOT));
        }
        if (isPlainHost(written)) {
            return Optional.of(written);
        }
        try {
            String decoded = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
            String ascii = IDN.toASCII(decoded, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(host -> HOST.matcher(host).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a label over 63 characters or with a character no host has: not an address
        }
    }

    /** Whether it is written as it would be canonically, as nearly every host is. */
    private static boolean isPlainHost(String host) {
        int label = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean inLabel = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            label = inLabel ? label + 1 : 0;
            if (label > MAX_LABEL || (!inLabel && (c != '.' || i == 0 || host.charAt(i - 1) == '.'))) {
                return false;
            }
        }
        return label > 0;
    }

    private static String path(String written) {
        String plain = RULES.withoutSession(percentNormalised(written));
        String path = withoutTrailingSlashes(withoutDotSegments(plain));
        String before;
        do { // /a/amp/index.html hides one mark behind the other
            before = path;
            path = withoutTrailingSlashes(RULES.path(path));
        } while (!path.equals(before));
        return path;
    }

    private static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String withoutDotSegments(String path) {
        if (!path.contains("//") && !path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        return kept.isEmpty() ? "" : "/" + String.join("/", kept);
    }

    private static String query(@Nullable String written) {
        if (written == null) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String parameter : written.replace("&amp;", "&").split("&", -1)) {
            String lower = parameter.toLowerCase(Locale.ROOT);
            int equals = lower.indexOf('=');
            String name = equals < 0 ? lower : lower.substring(0, equals);
            if (!name.isEmpty() && !RULES.ignores(name, lower)) {
                kept.add(percentNormalised(parameter));
            }
        }
        kept.sort(null);
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    private static String fragment(@Nullable String written) {
        return written != null && written.startsWith("!") && written.length() > 1
                ? "#" + percentNormalised(written)
                : "";
    }

    /** RFC 3986, 6.2.2: unreserved characters plain, all others that need it encoded with upper-case digits. */
    private static String percentNormalised(String text) {
        if (isNormalised(text)) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder normalised = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xFF;
            boolean encoded =
                    octet == '%' && i + 2 < bytes.length && digit(bytes[i + 1]) >= 0 && digit(bytes[i + 2]) >= 0;
            if (encoded) {
                octet = digit(bytes[i + 1]) << 4 | digit(bytes[i + 2]);
                i += 2;
            }
            if (isUnreserved(octet) || (!encoded && isAllowed(octet))) {
                normalised.append((char) octet);
            } else {
                normalised.append('%').append(upperDigit(octet >> 4)).append(upperDigit(octet & 15));
            }
        }
        return normalised.toString();
    }

    private static boolean isNormalised(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnreserved(c) && !isAllowed(c)) {
                return false;
            }
        }
        return true;
    }

    private static int digit(byte octet) {
        return Character.digit(octet, 16);
    }

    private static char upperDigit(int value) {
        return "0123456789ABCDEF".charAt(value);
    }

    private static boolean isUnreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }

    private static boolean isAllowed(int octet) {
        return "!$&'()*+,;=:@/?".indexOf(octet) >= 0;
    }
}
