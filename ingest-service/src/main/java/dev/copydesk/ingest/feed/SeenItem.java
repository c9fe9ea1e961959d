package dev.copydesk.ingest.feed;

import dev.copydesk.model.RawArticle;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * One remembered item. The hashes are short: each is compared with one item alone, or with the few hundred of one feed.
 *
 * @param id article id, whole
 * @param guid 40 bits, 0 where there is none
 * @param content 40 bits of the article's content hash
 * @param title 24 bits
 * @param text 24 bits, 0 where there is none
 * @param previous 24 bits of the content before this one, 0 where there was none
 * @param returns how often the content went back to the one before
 */
record SeenItem(String id, long guid, long content, int title, int text, int previous, int returns) {
    private static final int GUID_BITS = 40;
    private static final int PART_BITS = 24;
    private static final int MAX_RETURNS = 2;

    static SeenItem of(RawArticle article) {
        return new SeenItem(
                article.id(),
                guidHash(article.guid() == null ? "" : article.guid()),
                contentHash(article.contentHash()),
                partHash(article.title()),
                partHash(article.content().value()),
                0,
                0);
    }

    /** This item after a poll in which it showed that content. */
    SeenItem showing(RawArticle article) {
        SeenItem shown = of(article);
        boolean returned = shown.content != content && previous != 0 && shown.contentPart() == previous;
        if (returned && returns + 1 >= MAX_RETURNS) {
            return new SeenItem(id, shown.guid, content, title, text, previous, MAX_RETURNS);
        }
        if (shown.content == content) {
            // Alternating, or its address or guid may have changed without its words.
            return new SeenItem(id, shown.guid, content, shown.title, shown.text, previous, Math.min(returns, 1));
        }
        return new SeenItem(
                id, shown.guid, shown.content, shown.title, shown.text, contentPart(), returned ? returns + 1 : 0);
    }

    boolean hasContentOf(RawArticle article) {
        return content == contentHash(article.contentHash());
    }

    /** Whether the last content shown was one that came and went before; it does not count as a change. */
    boolean isAlternating() {
        return returns >= MAX_RETURNS;
    }

    boolean sharesTitleOrTextWith(RawArticle article) {
        return (title != 0 && title == partHash(article.title()))
                || (text != 0 && text == partHash(article.content().value()));
    }

    static long guidHash(String guid) {
        return hash(guid) >>> (64 - GUID_BITS);
    }

    static long contentHash(String hex) {
        return HexFormat.fromHexDigitsToLong(hex, 0, GUID_BITS / 4);
    }

    void write(ByteBuffer to) {
        to.put(HexFormat.of().parseHex(id));
        put(to, guid, GUID_BITS);
        put(to, content, GUID_BITS);
        put(to, title, PART_BITS);
        put(to, text, PART_BITS);
        put(to, previous, PART_BITS);
        to.put((byte) returns);
    }

    static SeenItem read(ByteBuffer from) {
        byte[] id = new byte[16];
        from.get(id);
        return new SeenItem(
                HexFormat.of().formatHex(id),
                get(from, GUID_BITS),
                get(from, GUID_BITS),
                (int) get(from, PART_BITS),
                (int) get(from, PART_BITS),
                (int) get(from, PART_BITS),
                from.get());
    }

    /** Never 0 once there was a content, so that 0 can stand for none. */
    private int contentPart() {
        return (int) (content & 0xFFFFFF) | 1;
    }

    private static int partHash(String text) {
        return (int) (hash(text.strip()) >>> (64 - PART_BITS));
    }

    /** 64-bit FNV-1a over UTF-16 units, mixed at the end; 0 for the empty text. */
    private static long hash(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }

    private static void put(ByteBuffer to, long value, int bits) {
        for (int shift = bits - 8; shift >= 0; shift -= 8) {
            to.put((byte) (value >>> shift));
        }
    }

    private static long get(ByteBuffer from, int bits) {
        long value = 0;
        for (int read = 0; read < bits; read += 8) {
            value = (value << 8) | (from.get() & 0xFF);
        }
        return value;
    }
}
