package dev.copydesk.ingest.fetch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
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
        Optional<Charset> declared = named(contentType == null ? "" : contentType)
                .or(() -> named(new String(body, 0, Math.min(PRESCAN, body.length), StandardCharsets.ISO_8859_1)));
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
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            Charset charset = Charset.forName(matcher.group(1));
            // What calls itself Latin-1 on the web is its superset.
            return Optional.of(
                    charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)
                            ? Charset.forName("windows-1252")
                            : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
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
