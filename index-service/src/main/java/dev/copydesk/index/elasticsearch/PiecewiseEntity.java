package dev.copydesk.index.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.http.entity.AbstractHttpEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.ContentEncoder;
import org.apache.http.nio.IOControl;
import org.apache.http.nio.entity.HttpAsyncContentProducer;

/**
 * A request's body that is never in one piece: what lies about in memory is gathered while it is sent, as much at a time as a socket
 * may take. Of one that is given to it whole, the JDK copies all that is left each time the socket takes a little. Can be sent again,
 * but once at a time.
 */
final class PiecewiseEntity extends AbstractHttpEntity implements HttpAsyncContentProducer {
    private static final int PART_BYTES = 64 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final List<ByteBuffer> pieces;
    private final long length;

    private Iterator<ByteBuffer> rest = Collections.emptyIterator();
    private ByteBuffer piece = NOTHING;
    private ByteBuffer part = NOTHING;

    PiecewiseEntity(List<ByteBuffer> pieces, ContentType contentType) {
        this.pieces = pieces;
        this.length = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
        setContentType(contentType.toString());
        close();
    }

    @Override
    public void produceContent(ContentEncoder encoder, IOControl control) throws IOException {
        do {
            if (!part.hasRemaining()) {
                part = gather();
            }
            if (!part.hasRemaining()) {
                encoder.complete();
                return;
            }
            encoder.write(part);
        } while (!part.hasRemaining());
    }

    private ByteBuffer gather() {
        ByteBuffer gathered = part.capacity() == 0 ? ByteBuffer.allocate(PART_BYTES) : part.clear();
        while (gathered.hasRemaining() && (piece.hasRemaining() || rest.hasNext())) {
            if (!piece.hasRemaining()) {
                piece = rest.next().duplicate();
            }
            int bytes = Math.min(gathered.remaining(), piece.remaining());
            gathered.put(gathered.position(), piece, piece.position(), bytes);
            gathered.position(gathered.position() + bytes);
            piece.position(piece.position() + bytes);
        }
        return gathered.flip();
    }

    /** Called after each sending, whatever came of it: the next one begins anew. */
    @Override
    public void close() {
        rest = pieces.iterator();
        piece = NOTHING;
        part = NOTHING;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public InputStream getContent() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writeTo(all);
        return new ByteArrayInputStream(all.toByteArray());
    }

    @Override
    @SuppressWarnings("resource") // the stream is the caller's
    public void writeTo(OutputStream out) throws IOException {
        WritableByteChannel channel = Channels.newChannel(out);
        for (ByteBuffer one : pieces) {
            channel.write(one.duplicate());
        }
    }
}
