package dev.copydesk.ingest.feed.opml;

import dev.copydesk.ingest.feed.encoding.DecodedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads and writes OPML. Never throws; stateless and thread-safe; linear in the size of the document. No address is opened,
 * not even that of an outline of type {@code include}.
 */
public final class Opml {
    /** What is read of a document. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Feeds of one list; more are left out, and a problem says so. */
    public static final int MAX_FEEDS = 100_000;

    private Opml() {}

    /** The list; empty where the document has neither an {@code opml} nor an {@code outline} element. */
    public static Optional<OpmlList> read(byte[] document) {
        DecodedText decoded =
                DecodedText.of(document.length > MAX_BYTES ? Arrays.copyOf(document, MAX_BYTES) : document, null);
        return new OpmlReader(decoded, document.length > MAX_BYTES).read();
    }

    /** OPML 2.0 in UTF-8, which {@link #read} reads back the same, but for problems. */
    public static byte[] write(OpmlList list) {
        return OpmlWriter.write(list).getBytes(StandardCharsets.UTF_8);
    }
}
