package dev.copydesk.ingest.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An http or https address that can be asked for, read leniently: characters that a URL may not hold are percent-encoded,
 * international host names become ASCII, the fragment goes.
 *
 * @param secure whether it is https
 * @param host in lower case and ASCII; an IPv6 literal without its brackets
 * @param port always set
 * @param target path and query, beginning with a slash
 * @param userInfo {@code name:password}, if any; never shown
 */
public record WebAddress(
        boolean secure,
        String host,
        int port,
        String target,
        @Nullable String userInfo) {
    private static final int MAX_LENGTH = 8192;
    private static final String KEPT = "!#$%&'()*+,-./:;=?@[]_~";

    /** @return empty for anything but an http or https URL with a host, or where it has over 8,192 characters */
    public static Optional<WebAddress> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return of(new URI(encoded(trimmed)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Where a {@code Location} of this address leads; a user name and password go along only within the same origin. */
    public Optional<WebAddress> resolve(String location) {
        String trimmed = location.strip();
        if (trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI base = new URI(origin() + target);
            return of(base.resolve(new URI(encoded(trimmed))))
                    .map(next -> new WebAddress(
                            next.secure, next.host, next.port, next.target, next.sameOrigin(this) ? userInfo : null));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Scheme, host and, where it is not the scheme's own, port. */
    public String origin() {
        return (secure ? "https://" : "http://") + hostAndPort();
    }

    /** The whole address, user name and password included: for requests and for remembering, never for showing. */
    public String full() {
        return userInfo == null
                ? origin() + target
                : (secure ? "https://" : "http://") + userInfo + "@" + hostAndPort() + target;
    }

    /** The address without user name and password: for publishing. */
    public String withoutCredentials() {
        return origin() + target;
    }

    /** Host and port: what politeness is kept towards. */
    public String site() {
        return host + ":" + port;
    }

    /** Without user name, password and query, which may hold secrets. */
    public String shown() {
        int query = target.indexOf('?');
        return origin() + (query < 0 ? target : target.substring(0, query) + "?…");
    }

    /** As the {@code Host} header has it. */
    String hostAndPort() {
        String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (secure ? 443 : 80) ? bracketed : bracketed + ":" + port;
    }

    /** What can be shown of an address that cannot be read. */
    public static String shownLeniently(String text) {
        return parse(text).map(WebAddress::shown).orElse("an unreadable address");
    }

    private boolean sameOrigin(WebAddress other) {
        return secure == other.secure && port == other.port && host.equals(other.host);
    }

    private static Optional<WebAddress> of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        String authority = uri.getRawAuthority();
        if ((!secure && !scheme.equals("http")) || authority == null) {
            return Optional.empty();
        }
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? null : authority.substring(0, at);
        String hostPort = authority.substring(at + 1);
        int colon = hostPort.lastIndexOf(':');
        boolean hasPort = colon >= 0 && hostPort.indexOf(']', colon) < 0;
        String host = asciiHost(hasPort ? hostPort.substring(0, colon) : hostPort);
        int port = port(hasPort ? hostPort.substring(colon + 1) : "", secure);
        if (host.isEmpty() || port < 0) {
            return Optional.empty();
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return Optional.of(
                new WebAddress(secure, host, port, target.startsWith("/") ? target : "/" + target, userInfo));
    }

    private static String asciiHost(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.substring(1, host.length() - 1).toLowerCase(Locale.ROOT);
        }
        try {
            String decoded = host.indexOf('%') < 0 ? host : percentDecoded(host);
            String ascii = IDN.toASCII(decoded, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.chars().allMatch(WebAddress::belongsInHost) ? ascii : "";
        } catch (IllegalArgumentException e) {
            return ""; // no host can be called that
        }
    }

    private static boolean belongsInHost(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    }

    private static int port(String digits, boolean secure) {
        if (digits.isEmpty()) {
            return secure ? 443 : 80;
        }
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535 ? port : -1;
    }

    private static String percentDecoded(String text) {
        return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Percent-encodes what {@link URI} would stumble over; a percent sign that begins no escape, too. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0)) {
                encoded.append((char) c);
            } else if ((c > 0x20 && c != 0x7f) || c == ' ') {
                for (byte b : new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8)) {
                    appendEscaped(encoded, b);
                }
            } // control characters are dropped, as browsers do
        });
        return loneSignsEncoded(encoded);
    }

    private static String loneSignsEncoded(StringBuilder text) {
        StringBuilder mended = new StringBuilder(text.length());
        boolean fragment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '%' && !isEscape(text, i)) || (c == '#' && fragment)) {
                appendEscaped(mended, (byte) c);
            } else {
                mended.append(c);
            }
            fragment |= c == '#';
        }
        return bracketsEncoded(mended.toString());
    }

    /** Brackets belong around an IPv6 literal only, yet real query strings hold them. */
    private static String bracketsEncoded(String text) {
        int authority = text.indexOf("//");
        int path = authority < 0 ? 0 : text.indexOf('/', authority + 2);
        int query = authority < 0 ? 0 : text.indexOf('?', authority + 2);
        int from = path < 0 ? query : query < 0 ? path : Math.min(path, query);
        return from < 0
                ? text
                : text.substring(0, from)
                        + text.substring(from).replace("[", "%5B").replace("]", "%5D");
    }

    private static boolean isEscape(CharSequence text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    private static void appendEscaped(StringBuilder target, byte b) {
        target.append('%').append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
}
