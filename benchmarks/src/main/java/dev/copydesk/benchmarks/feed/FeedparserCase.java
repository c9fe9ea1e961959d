package dev.copydesk.benchmarks.feed;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of feedparser's test suite.
 *
 * @param name path within the archive
 * @param document the feed, with the first comment that says what is expected
 * @param path what is looked at, such as {@code entries[0].title}; null where the expectation is no plain comparison
 * @param expected a text, a number, or a tuple as its source text
 * @param contentType the header that the suite's server sends, if any
 * @param base the address that the suite's server has for the file, or its Content-Location
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FeedparserCase(
        String name,
        byte[] document,
        @Nullable String path,
        @Nullable Object expected,
        @Nullable String contentType,
        String base) {
    private static final String SERVER = "http://127.0.0.1:8097/";
    private static final Pattern EXPECT = Pattern.compile("Expect:\\s*(.*?)\\s*(?:\\n|-->|$)");
    private static final Pattern PLAIN =
            Pattern.compile("(?:not bozo and )?([a-z_]+(?:\\[[^\\]]*]|\\.[a-z_]+)*) == (.+)");
    private static final Pattern HEADER = Pattern.compile("(?i)Header:\\s*([A-Za-z-]+):\\s*(.*?)\\s*(?:\\n|$)");

    static FeedparserCase of(String name, byte[] document) {
        String text = ascii(document);
        int comment = Math.max(text.indexOf("-->"), 0);
        String head = text.substring(0, comment);
        String contentType = null;
        String base = SERVER + name.replaceFirst("^.*?tests/", "tests/");
        Matcher header = HEADER.matcher(head);
        while (header.find()) {
            if (header.group(1).equalsIgnoreCase("content-type")) {
                contentType = header.group(2);
            } else if (header.group(1).equalsIgnoreCase("content-location")
                    && header.group(2).matches("https?://.*|/.*")) {
                base = header.group(2).startsWith("/")
                        ? SERVER + header.group(2).substring(1)
                        : header.group(2);
            }
        }
        Matcher expect = EXPECT.matcher(head);
        if (expect.find()) {
            Matcher plain = PLAIN.matcher(expect.group(1));
            if (plain.matches()) {
                Object literal = PythonLiteral.read(plain.group(2).strip());
                if (literal != null) {
                    String path = plain.group(1).replaceAll("\\['([^']*)']", ".$1");
                    return new FeedparserCase(name, document, path, literal, contentType, base);
                }
            }
        }
        return new FeedparserCase(name, document, null, null, contentType, base);
    }

    boolean isSanitiser() {
        return name.contains("/sanitize/");
    }

    /** The half that is only scored at the end, never looked at. */
    boolean isHeldOut() {
        return ((name.hashCode() * 0x9E3779B9) >>> 31) == 1;
    }

    /** The comment is ASCII in all encodings once zero bytes are left out. */
    private static String ascii(byte[] document) {
        StringBuilder text = new StringBuilder();
        for (byte octet : document) {
            if (octet != 0) {
                text.append((char) (octet & 0xFF));
            }
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }
}
