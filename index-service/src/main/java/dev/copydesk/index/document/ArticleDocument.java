package dev.copydesk.index.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON that Elasticsearch indexes of an article, UTF-8 without a line break, as the pieces that it consists of: most lie in the
 * event's own bytes, title and text twice, so that a document that waits to be written takes hardly more than its event.
 *
 * <p>Immutable, as long as nobody writes into the event; thread-safe.
 */
public final class ArticleDocument {
    private static final String INDEXED_AT = ",\"indexedAt\":\"";
    /** What closes {@code search}, which stands last, and the document. */
    private static final String CLOSING = "}}";

    private final List<ByteBuffer> open;
    private final int sizeInBytes;

    /** @param open all of it but the two braces that close {@code search} and the document */
    public ArticleDocument(List<ByteBuffer> open) {
        this.open = open.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
        this.sizeInBytes = open.stream().mapToInt(ByteBuffer::remaining).sum() + CLOSING.length();
    }

    /** Without the time of its writing. */
    public int sizeInBytes() {
        return sizeInBytes;
    }

    /**
     * What a request holds: the document with the time of its writing, as {@code search.indexedAt}. The document of an event is always
     * the same, that of a request is not.
     */
    public List<ByteBuffer> writtenAt(Instant at) {
        return closedBy(INDEXED_AT + at + '"' + CLOSING);
    }

    /** All of it in one piece, without the time of its writing. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(sizeInBytes);
        for (ByteBuffer piece : closedBy(CLOSING)) {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.writeBytes(copy);
        }
        return bytes.toByteArray();
    }

    private List<ByteBuffer> closedBy(String end) {
        List<ByteBuffer> pieces = new ArrayList<>(open.size() + 1);
        open.forEach(piece -> pieces.add(piece.duplicate()));
        pieces.add(ByteBuffer.wrap(end.getBytes(StandardCharsets.UTF_8)));
        return pieces;
    }
}
