package dev.copydesk.ingest.feed.encoding;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Charsets by the names that publishers give them. */
public final class Encodings {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** As browsers read them: each of these stands for a larger set, which its users mean. */
    private static final Map<String, String> SUPERSETS = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks-c-5601-1987", "x-windows-949"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("u8", "UTF-8"),
            Map.entry("u16", "UTF-16"),
            Map.entry("utf16", "UTF-16"),
            Map.entry("ucs-2", "UTF-16"),
            Map.entry("iso-10646-ucs-2", "UTF-16"),
            Map.entry("utf32", "UTF-32"),
            Map.entry("ucs-4", "UTF-32"),
            Map.entry("cp1252", "windows-1252"),
            Map.entry("win-1251", "windows-1251"),
            Map.entry("cp-1251", "windows-1251"),
            Map.entry("koi8r", "KOI8-R"));

    private Encodings() {}

    /** Empty for a name that no charset has. */
    public static Optional<Charset> named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (plain.isEmpty() || plain.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(SUPERSETS.getOrDefault(plain, plain)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Whether it needs two or four bytes for every character, so that text of single bytes cannot be in it. */
    public static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    /** Whether any text of bytes can be read with it, so that reading without an error proves nothing. */
    static boolean isSingleByte(Charset charset) {
        return charset.newEncoder().maxBytesPerChar() == 1.0f && !charset.equals(StandardCharsets.US_ASCII);
    }
}
