package dev.copydesk.ingest.feed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;

/**
 * What the polls of one feed have shown: at most {@value #MAX_ITEMS} items, as hashes. Immutable; in JSON one short text.
 *
 * <p>About {@value #ENTRY_BYTES} bytes an item, so that the memory of 10,000 full feeds is below 200 MB. Entries are in the
 * order of last sight, the latest poll first.
 */
public final class SeenItems {
    /** Items remembered of a feed. */
    public static final int MAX_ITEMS = 500;

    static final int ENTRY_BYTES = 36;

    /** Version of the layout, and whether older items had to be forgotten while they were still in the feed. */
    static final int HEADER_BYTES = 10;

    private static final byte VERSION = 1;
    private static final SeenItems NONE = new SeenItems(new byte[] {VERSION, 0, 0, 0, 0, 0, 0, 0, 0, 0});

    private final byte[] bytes;

    SeenItems(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A feed that was never polled. */
    public static SeenItems none() {
        return NONE;
    }

    /**
     * Reads what {@link #bytes} wrote. A text of another layout counts as nothing seen: admission absorbs the repeats.
     */
    @JsonCreator
    public static SeenItems of(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
        boolean readable = bytes.length >= HEADER_BYTES
                && bytes[0] == VERSION
                && (bytes.length - HEADER_BYTES) % ENTRY_BYTES == 0
                && (bytes.length - HEADER_BYTES) / ENTRY_BYTES <= MAX_ITEMS;
        return readable ? new SeenItems(bytes) : NONE;
    }

    /** As JSON, which Jackson writes in base64 (RFC 4648, section 4) without making a text of it first. */
    @JsonValue
    byte[] bytes() {
        return bytes;
    }

    /** How many items are remembered. */
    public int size() {
        return (bytes.length - HEADER_BYTES) / ENTRY_BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenItems seen && Arrays.equals(bytes, seen.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SeenItems[" + size() + "]";
    }
}
