package dev.copydesk.cli.push;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a file's bytes into text. Text is UTF-8; an HTML page may say otherwise by a byte order mark or in its head, as
 * in the HTML standard's "determining the character encoding". UTF-8 is read strictly: broken bytes are named, never
 * replaced.
 */
final class Charsets {
    private static final int HEAD = 8192;
    private static final Pattern META = Pattern.compile(
            "<meta[^>]{0,400}?charset\\s{0,20}=\\s{0,20}[\"']?\\s{0,20}([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);
    /** The standard reads these two as windows-1252, their superset. */
    private static final Pattern LATIN_1 = Pattern.compile("(?i)iso-?8859-?1|latin-?1|us-ascii|ascii");

    private Charsets() {}

    static DecodedText text(byte[] bytes) {
        if (isUtf16(bytes)) {
            return DecodedText.fault("is UTF-16; save it as UTF-8", 1);
        }
        return utf8(bytes, "save the file as UTF-8");
    }

    static DecodedText html(byte[] bytes) {
        if (isUtf16(bytes)) {
            return DecodedText.of(new String(bytes, StandardCharsets.UTF_16));
        }
        Optional<Charset> declared = Utf8.startsWithMark(bytes) ? Optional.empty() : declared(bytes);
        return declared.filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .map(charset -> DecodedText.of(new String(bytes, charset)))
                .orElseGet(() -> utf8(bytes, "save the page as UTF-8 or name its charset in a meta element"));
    }

    static boolean isUtf16(byte[] bytes) {
        return bytes.length >= 2
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
    }

    private static DecodedText utf8(byte[] bytes, String advice) {
        int malformed = Utf8.firstMalformed(bytes);
        if (malformed >= 0) {
            return DecodedText.fault(
                    "byte " + (malformed + 1) + " is not UTF-8; " + advice, Utf8.lineOf(bytes, malformed));
        }
        int from = Utf8.startsWithMark(bytes) ? 3 : 0;
        return DecodedText.of(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(head);
        return meta.find() ? named(meta.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        if (name.toLowerCase(Locale.ROOT).startsWith("utf-16")) {
            return Optional.of(StandardCharsets.UTF_8); // a page whose head can be read as ASCII is no UTF-16
        }
        try {
            return Optional.of(Charset.forName(LATIN_1.matcher(name).matches() ? "windows-1252" : name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // an unknown name says nothing: strict UTF-8 decides
        }
    }
}
