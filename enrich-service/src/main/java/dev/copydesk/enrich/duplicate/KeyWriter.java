package dev.copydesk.enrich.duplicate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** Bytes of keys and values, big-endian and of fixed width where order matters. Not thread-safe. */
final class KeyWriter {
    private static final int HEX_ID_LENGTH = 32;
    private static final HexFormat HEX = HexFormat.of();

    private ByteBuffer bytes;

    KeyWriter(int capacity) {
        this.bytes = ByteBuffer.allocate(capacity);
    }

    KeyWriter kind(char kind) {
        room(1).put((byte) kind);
        return this;
    }

    KeyWriter number(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    KeyWriter flag(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
        return this;
    }

    KeyWriter day(int day) {
        room(Short.BYTES).putShort((short) day);
        return this;
    }

    KeyWriter text(TextHash text) {
        room(TextHash.BYTES).putLong(text.high()).putInt(text.low());
        return this;
    }

    KeyWriter edition(Edition edition) {
        return day(edition.day()).text(edition.text());
    }

    /** 40 bits of the bucket's hash. */
    KeyWriter bucket(long bucket) {
        room(5).put((byte) (bucket >>> 32)).putInt((int) bucket);
        return this;
    }

    /** The usual id of 32 hex digits takes 17 bytes, any other its UTF-8 form and 5 more. */
    KeyWriter id(String id) {
        if (isHexId(id)) {
            return kind('h').raw(HEX.parseHex(id));
        }
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return kind('u').number(utf8.length).raw(utf8);
    }

    /** Seconds and nanoseconds, ordered as instants are. */
    KeyWriter instant(Instant instant) {
        room(12).putLong(instant.getEpochSecond() ^ Long.MIN_VALUE).putInt(instant.getNano());
        return this;
    }

    KeyWriter article(ArticleKey key) {
        return instant(key.firstSeenAt()).id(key.id());
    }

    KeyWriter member(Member member) {
        return article(member.key()).name(member.sourceName());
    }

    KeyWriter name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).raw(utf8);
    }

    KeyWriter raw(byte[] value) {
        room(value.length).put(value);
        return this;
    }

    byte[] toBytes() {
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            bytes = ByteBuffer.allocate(2 * (bytes.position() + count)).put(bytes.flip());
        }
        return bytes;
    }

    private static boolean isHexId(String id) {
        if (id.length() != HEX_ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < HEX_ID_LENGTH; i++) {
            char c = id.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
