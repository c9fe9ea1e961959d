package dev.copydesk.index.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Iterator;
import java.util.List;
import org.apache.http.entity.AbstractHttpEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.ContentEncoder;
import org.apache.http.nio.IOControl;
import org.apache.http.nio.entity.HttpAsyncContentProducer;
import org.jspecify.annotations.Nullable;

/**
 * A request's body that is never in one piece: what is scattered in memory is gathered while it is sent, as much at a time as a socket
 * may take. Of one that is given to it whole, the JDK copies all that is left each time the socket takes a little. Can be sent again,
 * to one host after the other.
 */
final class PiecewiseEntity extends AbstractHttpEntity implements HttpAsyncContentProducer {
    private static final int PART_BYTES = 64 * 1024;

    private final List<ByteBuffer> pieces;
    private final long length;
    private volatile @Nullable Sending sending;

    PiecewiseEntity(List<ByteBuffer> pieces, ContentType contentType) {
        this.pieces = pieces;
        this.length = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
        setContentType(contentType.toString());
    }

    /** How far one sending has come. An encoder belongs to one. */
    private static final class Sending {
        private final ContentEncoder encoder;
        private final Iterator<ByteBuffer> rest;
        private final ByteBuffer part = ByteBuffer.allocate(PART_BYTES).flip();
        private ByteBuffer piece = ByteBuffer.allocate(0);

        Sending(ContentEncoder encoder, List<ByteBuffer> pieces) {
            this.encoder = encoder;
            this.rest = pieces.iterator();
        }

        void goOn() throws IOException {
            do {
                if (!part.hasRemaining()) {
                    gather();
                }
                if (!part.hasRemaining()) {
                    encoder.complete();
                    return;
                }
                encoder.write(part);
            } while (!part.hasRemaining());
        }

        private void gather() {
            part.clear();
            while (part.hasRemaining() && (piece.hasRemaining() || rest.hasNext())) {
                if (!piece.hasRemaining()) {
                    piece = rest.next().duplicate();
                }
                int bytes = Math.min(part.remaining(), piece.remaining());
                part.put(part.position(), piece, piece.position(), bytes);
                part.position(part.position() + bytes);
                piece.position(piece.position() + bytes);
            }
            part.flip();
        }
    }

    @Override
    public void produceContent(ContentEncoder encoder, IOControl control) throws IOException {
        Sending now = sending;
        if (now == null || now.encoder != encoder) {
            now = new Sending(encoder, pieces);
            sending = now;
        }
        now.goOn();
    }

    /** Nothing is held. It is called after a sending that failed, when the next one, to another host, may have begun. */
    @Override
    public void close() {}

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
        ByteArrayOutputStream all = new ByteArrayOutputStream(Math.toIntExact(length));
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
