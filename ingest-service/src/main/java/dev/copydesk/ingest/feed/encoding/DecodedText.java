package dev.copydesk.ingest.feed.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * The text that some bytes are.
 *
 * <p>What decides, in this order: a byte order mark; zero bytes that only UTF-16 and UTF-32 have; UTF-8 where the bytes
 * cannot well be anything else; the charset of the HTTP header; that of the XML declaration; UTF-8; statistics
 * (juniversalchardet); windows-1252. A declaration that the bytes contradict is passed over. Never throws.
 *
 * @param text without byte order mark and without characters that XML forbids
 * @param problems what was declared wrongly, one line each
 */
public record DecodedText(String text, List<String> problems) {
    private static final int PROLOG = 1024;
    private static final int SAMPLE = 64 * 1024;
    private static final Pattern XML_ENCODING =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s{0,5}=\\s{0,5}[\"']?([A-Za-z0-9._:-]+)");
    private static final Pattern HTTP_CHARSET = Pattern.compile("(?i)charset\\s{0,5}=\\s{0,5}[\"']?([A-Za-z0-9._:-]+)");

    public static DecodedText of(byte[] bytes, @Nullable String contentType) {
        List<String> problems = new ArrayList<>();
        String text = decode(bytes, contentType, problems);
        return new DecodedText(withoutForbidden(text), List.copyOf(problems));
    }

    private static String decode(byte[] bytes, @Nullable String contentType, List<String> problems) {
        Mark mark = Mark.of(bytes);
        String declared = declared(bytes, mark);
        if (mark.charset != null) {
            Charset charset = mark.charset;
            named(declared)
                    .filter(other -> !Encodings.isWide(charset) && !other.equals(charset) && isPlausible(other))
                    .ifPresent(other -> problems.add(
                            "the document declares " + declared + ", but its bytes are " + charset.name()));
            Utf8Census census = Utf8Census.of(bytes, mark.length);
            if (charset.equals(StandardCharsets.UTF_8) && !census.isValid()) {
                problems.add("the document has bytes that are not UTF-8");
                return census.sequences() >= census.strays()
                        ? Utf8Census.decodeMixed(bytes, mark.length)
                        : decodeUnmarked(bytes, mark.length, contentType, declared, problems);
            }
            return new String(bytes, mark.length, bytes.length - mark.length, charset);
        }
        return decodeUnmarked(bytes, 0, contentType, declared, problems);
    }

    private static boolean isPlausible(Charset charset) {
        return !Encodings.isWide(charset);
    }

    private static String decodeUnmarked(
            byte[] bytes, int from, @Nullable String contentType, @Nullable String declared, List<String> problems) {
        Utf8Census census = Utf8Census.of(bytes, from);
        Matcher header = HTTP_CHARSET.matcher(contentType == null ? "" : contentType);
        String sent = header.find() ? header.group(1) : null;
        String first = sent != null ? sent : declared;
        Charset charset = null;
        for (String name : new String[] {sent, declared}) {
            if (name == null || charset != null) {
                continue;
            }
            Optional<Charset> named = Encodings.named(name);
            if (named.isEmpty()) {
                problems.add("there is no encoding '" + name + "'");
            } else if (fits(named.get(), bytes, from, census)) {
                charset = named.get();
            } else {
                problems.add("the document is declared as " + name + ", but its bytes are not");
            }
        }
        if (charset != null) {
            return new String(bytes, from, bytes.length - from, charset);
        }
        if (census.isValid() || census.isMostly()) {
            if (!census.isValid()) {
                problems.add("the document has bytes that are not UTF-8");
            }
            return census.isValid()
                    ? new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)
                    : Utf8Census.decodeMixed(bytes, from);
        }
        Charset guessed = guess(bytes, from);
        problems.add((first == null ? "no encoding is declared" : "no declared encoding fits") + "; read as "
                + guessed.name());
        return new String(bytes, from, bytes.length - from, guessed);
    }

    private static boolean fits(Charset charset, byte[] bytes, int from, Utf8Census census) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return census.isValid();
        }
        if (Encodings.isWide(charset)) {
            return false; // their zero bytes would have been seen
        }
        if (Encodings.isSingleByte(charset)) {
            return !census.isConvincing();
        }
        return (census.longSequences() < 3 || !census.isValid()) && decodes(charset, bytes, from);
    }

    private static boolean decodes(Charset charset, byte[] bytes, int from) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return true;
        } catch (CharacterCodingException e) {
            return false; // another encoding then
        }
    }

    private static Charset guess(byte[] bytes, int from) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, from, Math.min(bytes.length - from, SAMPLE));
        detector.dataEnd();
        String found = detector.getDetectedCharset();
        return found == null
                ? Encodings.WINDOWS_1252
                : Encodings.named(found)
                        .filter(charset -> !Encodings.isWide(charset))
                        .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                        .orElse(Encodings.WINDOWS_1252);
    }

    private static Optional<Charset> named(@Nullable String name) {
        return name == null ? Optional.empty() : Encodings.named(name);
    }

    private static @Nullable String declared(byte[] bytes, Mark mark) {
        int length = Math.min(bytes.length, PROLOG);
        Charset charset =
                mark.charset != null && Encodings.isWide(mark.charset) ? mark.charset : StandardCharsets.ISO_8859_1;
        Matcher matcher = XML_ENCODING.matcher(new String(bytes, 0, length, charset));
        return matcher.find() ? matcher.group(1) : null;
    }

    /** XML forbids most control characters; half a surrogate pair is no character. */
    private static String withoutForbidden(String text) {
        StringBuilder kept = null;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean forbidden =
                    (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || (c == 0xFEFF && i == 0);
            if (forbidden) {
                if (kept == null) {
                    kept = new StringBuilder(length).append(text, 0, i);
                }
            } else if (kept != null) {
                kept.append(c);
            }
        }
        return kept == null ? text : kept.toString();
    }

    /** What the first bytes tell. */
    private record Mark(@Nullable Charset charset, int length) {

        static Mark of(byte[] bytes) {
            int first = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
            if (first == 0x0000FEFF) {
                return new Mark(Encodings.UTF_32BE, 4);
            }
            if (first == 0xFFFE0000) {
                return new Mark(Encodings.UTF_32LE, 4);
            }
            if (first >>> 8 == 0xEFBBBF || (bytes.length == 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB)) {
                return new Mark(StandardCharsets.UTF_8, 3);
            }
            if (first >>> 16 == 0xFEFF) {
                return new Mark(StandardCharsets.UTF_16BE, 2);
            }
            if (first >>> 16 == 0xFFFE) {
                return new Mark(StandardCharsets.UTF_16LE, 2);
            }
            if (first == '<') {
                return new Mark(Encodings.UTF_32BE, 0);
            }
            if (first == '<' << 24) {
                return new Mark(Encodings.UTF_32LE, 0);
            }
            if (first >>> 16 == '<' && (first & 0xFF00) == 0) {
                return new Mark(StandardCharsets.UTF_16BE, 0);
            }
            if ((first & 0xFFFF00FF) == '<' << 24) {
                return new Mark(StandardCharsets.UTF_16LE, 0);
            }
            return new Mark(null, 0);
        }
    }
}
