package dev.copydesk.ingest.fetch;

import dev.copydesk.ingest.feed.encoding.Encodings;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bytes of a page in the order that browsers keep: byte order mark, header, {@code meta} element within the first
 * 2,048 bytes; else UTF-8 where it is that, else Windows-1252. Pure.
 */
final class PageText {
    private static final int PRESCAN = 2048;
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s{0,9}=\\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", Pattern.CASE_INSENSITIVE);

    private PageText() {}

    static String decode(byte[] body, @Nullable String contentType) {
        int mark = markLength(body);
        if (mark > 0) {
            Charset charset = mark == 3
                    ? StandardCharsets.UTF_8
                    : body[0] == (byte) 0xfe ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            return new String(body, mark, body.length - mark, charset);
        }
        Optional<Charset> declared =
                named(contentType == null ? "" : contentType).or(() -> namedByMeta(body));
        return declared.map(charset -> new String(body, charset)).orElseGet(() -> guess(body));
    }

    private static String guess(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(body, Charset.forName("windows-1252"));
        }
    }

    private static Optional<Charset> named(String text) {
        Matcher matcher = CHARSET.matcher(text);
        return matcher.find() ? Encodings.named(matcher.group(1)) : Optional.empty();
    }

    /** What can be read byte by byte up to its {@code meta} element is in no wide charset, whatever that says. */
    private static Optional<Charset> namedByMeta(byte[] body) {
        return named(new String(body, 0, Math.min(PRESCAN, body.length), StandardCharsets.ISO_8859_1))
                .map(charset -> Encodings.isWide(charset) ? StandardCharsets.UTF_8 : charset);
    }

    private static int markLength(byte[] body) {
        if (body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf) {
            return 3;
        }
        boolean utf16 = body.length >= 2
                && ((body[0] == (byte) 0xfe && body[1] == (byte) 0xff)
                        || (body[0] == (byte) 0xff && body[1] == (byte) 0xfe));
        return utf16 ? 2 : 0;
    }
}
