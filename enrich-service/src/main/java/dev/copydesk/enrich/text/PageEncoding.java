package dev.copydesk.enrich.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the bytes of a page into text.
 *
 * <p>In this order: a byte order mark; bytes that are correct UTF-8 with letters beyond ASCII, which no other encoding gives
 * by chance, whatever the page says (pages are often saved anew as UTF-8); the charset that the page names; UTF-8 with a few
 * broken bytes; the form of the bytes. Broken bytes become U+FFFD, as in browsers. Never throws; linear time.
 */
public final class PageEncoding {
    private static final int HEAD_BYTES = 16 * 1024;
    private static final Pattern META = Pattern.compile(
            "<meta[^>]{0,400}?charset\\s{0,20}=\\s{0,20}[\"']?\\s{0,20}([\\w.:-]{1,40})"
                    + "|<\\?xml[^>]{0,200}?encoding\\s{0,5}=\\s{0,5}[\"']([\\w.:-]{1,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE =
            Pattern.compile("<html[^>]{0,400}?\\blang\\s{0,5}=\\s{0,5}[\"']?([a-zA-Z]{2})", Pattern.CASE_INSENSITIVE);
    /** The HTML standard reads these as windows-1252, their superset. */
    private static final Pattern LATIN_1 = Pattern.compile("(?i)iso-?8859-?1|latin-?1|us-ascii|ascii");

    /** Multi-byte encodings of East Asia, tried strictly. */
    private static final List<String> EAST_ASIAN = List.of("Shift_JIS", "EUC-JP", "GB18030", "Big5", "EUC-KR");

    /** One broken byte in so many is a slip in UTF-8, not another encoding. */
    private static final int BYTES_A_SLIP = 500;

    private PageEncoding() {}

    /** The text without its byte order mark. */
    public static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decode(bytes, 0, charset(bytes));
    }

    private static Charset charset(byte[] bytes) {
        Utf8Form form = Utf8Form.of(bytes);
        String head = new String(bytes, 0, Math.min(HEAD_BYTES, bytes.length), StandardCharsets.ISO_8859_1);
        Optional<Charset> declared = declared(head);
        if (form.broken() == 0 && form.letters() > 0) {
            return StandardCharsets.UTF_8;
        }
        boolean slips = (form.letters() > 0 && form.broken() * 2L <= form.letters())
                || ((long) form.broken() * BYTES_A_SLIP < bytes.length && form.letters() > form.broken());
        if (declared.isPresent() && !(declared.get().equals(StandardCharsets.UTF_8) && !slips && form.broken() > 0)) {
            return declared.get();
        }
        if (form.broken() == 0 || slips) {
            return nulBytes(bytes).orElse(StandardCharsets.UTF_8);
        }
        return nulBytes(bytes).orElseGet(() -> byForm(bytes, head));
    }

    /** UTF-16 without a mark: every other byte of a page is 0, as its tags are ASCII. */
    private static Optional<Charset> nulBytes(byte[] bytes) {
        int even = 0;
        int odd = 0;
        int end = Math.min(bytes.length, HEAD_BYTES);
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }
        if (odd > end / 4 && even < end / 20) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even > end / 4 && odd < end / 20 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static Charset byForm(byte[] bytes, String head) {
        Matcher lang = LANGUAGE.matcher(head);
        String language = lang.find() ? lang.group(1).toLowerCase(Locale.ROOT) : "";
        String named =
                switch (language) {
                    case "ja" -> isLegal(bytes, "Shift_JIS") ? "Shift_JIS" : "EUC-JP";
                    case "zh" -> isLegal(bytes, "GB18030") ? "GB18030" : "Big5";
                    case "ko" -> "EUC-KR";
                    case "ru", "uk", "bg", "be", "sr", "mk", "kk" -> "windows-1251";
                    case "pl", "cs", "sk", "hu", "ro", "hr", "sl" -> "windows-1250";
                    case "el" -> "windows-1253";
                    case "tr", "az" -> "windows-1254";
                    case "he", "iw" -> "windows-1255";
                    case "ar", "fa", "ur" -> "windows-1256";
                    case "lt", "lv", "et" -> "windows-1257";
                    case "vi" -> "windows-1258";
                    case "th" -> "x-windows-874";
                    default -> byRuns(bytes);
                };
        return Charset.isSupported(named) ? Charset.forName(named) : windows1252();
    }

    /** Accents stand alone among ASCII letters; Cyrillic and East Asian bytes stand in runs. */
    private static String byRuns(byte[] bytes) {
        int runs = 0;
        int high = 0;
        boolean inRun = false;
        for (byte b : bytes) {
            boolean isHigh = b < 0;
            high += isHigh ? 1 : 0;
            runs += isHigh && !inRun ? 1 : 0;
            inRun = isHigh;
        }
        if (runs == 0 || (double) high / runs < 2.5) {
            return "windows-1252";
        }
        for (String name : EAST_ASIAN) {
            if (isLegal(bytes, name) && looksEastAsian(bytes, name)) {
                return name;
            }
        }
        return "windows-1251";
    }

    private static boolean isLegal(byte[] bytes, String name) {
        if (!Charset.isSupported(name)) {
            return false;
        }
        CharsetDecoder decoder = strict(name);
        CharBuffer out = CharBuffer.allocate(4096);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }

    /** Cyrillic read as an East Asian encoding gives rare letters; a text of that language is mostly its common ones. */
    private static boolean looksEastAsian(byte[] bytes, String name) {
        String text = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES * 4), Charset.forName(name));
        long common = 0;
        long beyondAscii = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                beyondAscii++;
                boolean kana = c >= 0x3040 && c <= 0x30FF;
                boolean hangul = c >= 0xAC00 && c <= 0xD7A3;
                boolean frequent = "的一是不了在人有我他这中大来上国年和个们會為這國說時".indexOf(c) >= 0;
                boolean marks = c == '。' || c == '、' || c == '，';
                boolean japanese = name.equals("Shift_JIS") || name.equals("EUC-JP");
                boolean typical = japanese ? kana : name.equals("EUC-KR") ? hangul : frequent;
                common += typical || marks ? 1 : 0;
            }
        }
        double least = name.contains("KR") ? 0.5 : name.contains("J") ? 0.25 : 0.04;
        return beyondAscii > 0 && (double) common / beyondAscii > least;
    }

    private static CharsetDecoder strict(String name) {
        return Charset.forName(name)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Optional<Charset> declared(String head) {
        Matcher meta = META.matcher(head);
        if (!meta.find()) {
            return Optional.empty();
        }
        String name = meta.group(1) == null ? meta.group(2) : meta.group(1);
        if (name.toLowerCase(Locale.ROOT).startsWith("utf-16")) {
            return Optional.of(StandardCharsets.UTF_8); // a page whose head can be read as ASCII is no UTF-16
        }
        try {
            return Optional.of(LATIN_1.matcher(name).matches() ? windows1252() : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // an unknown name says nothing: the bytes decide
        }
    }

    private static Charset windows1252() {
        return Charset.forName("windows-1252");
    }

    private static String decode(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
