package dev.copydesk.ingest.feed;

import org.jspecify.annotations.Nullable;

/** Knows by their first bytes the formats that are sent in a feed's place. */
final class ForeignFormat {
    private ForeignFormat() {}

    /** Why the bytes are no feed; null where they may be one. */
    static @Nullable String of(byte[] bytes) {
        if (begins(bytes, 0x1F, 0x8B)) {
            return "the document is compressed (gzip); decompress it first";
        }
        if (begins(bytes, 0x28, 0xB5, 0x2F, 0xFD)) {
            return "the document is compressed (zstd); decompress it first";
        }
        if (begins(bytes, 'P', 'K', 3, 4)) {
            return "the document is a zip archive; unpack it first";
        }
        if (begins(bytes, '%', 'P', 'D', 'F')) {
            return "the document is a PDF; check the feed's address";
        }
        boolean image = begins(bytes, 0x89, 'P', 'N', 'G')
                || begins(bytes, 0xFF, 0xD8, 0xFF)
                || begins(bytes, 'G', 'I', 'F', '8');
        return image ? "the document is a picture; check the feed's address" : null;
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
