package dev.copydesk.enrich.duplicate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** Reads what {@link KeyWriter} wrote. Not thread-safe. */
final class KeyReader {
    private static final HexFormat HEX = HexFormat.of();

    private final ByteBuffer bytes;

    KeyReader(byte[] bytes, int from) {
        this.bytes = ByteBuffer.wrap(bytes, from, bytes.length - from);
    }

    int number() {
        return bytes.getInt();
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    int day() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    TextHash text() {
        return new TextHash(bytes.getLong(), bytes.getInt());
    }

    Edition edition() {
        return new Edition(day(), text());
    }

    ArticleKey article() {
        Instant firstSeenAt = Instant.ofEpochSecond(bytes.getLong() ^ Long.MIN_VALUE, bytes.getInt());
        return new ArticleKey(firstSeenAt, id());
    }

    Member member() {
        return new Member(article(), new String(raw(number()), StandardCharsets.UTF_8));
    }

    byte[] raw(int length) {
        byte[] read = new byte[length];
        bytes.get(read);
        return read;
    }

    private String id() {
        return bytes.get() == 'h' ? HEX.formatHex(raw(16)) : new String(raw(number()), StandardCharsets.UTF_8);
    }
}
