package dev.copydesk.index.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.ContentEncoder;
import org.apache.http.nio.IOControl;
import org.junit.jupiter.api.Test;

class PiecewiseEntityTest {
    private static final long SEED = 4;

    private final Random random = new Random(SEED);
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final PiecewiseEntity entity = new PiecewiseEntity(pieces(), ContentType.APPLICATION_JSON);

    @Test
    void isSentWholeToASocketThatTakesALittleAtATime() throws IOException {
        assertThat(sent(70_001)).as("seed %d", SEED).isEqualTo(all.toByteArray());
        assertThat(entity.getContentLength()).isEqualTo(all.size());
        assertThat(entity.getContent()).hasBinaryContent(all.toByteArray());
    }

    @Test
    void isSentFromTheBeginningAfterASendingThatBrokeOffAndIsClosedLater() throws IOException {
        Socket broken = new Socket(100_000);
        entity.produceContent(broken, NO_CONTROL);
        assertThat(broken.taken.size()).isEqualTo(100_000);

        Socket next = new Socket(100_000);
        entity.produceContent(next, NO_CONTROL);
        entity.close();
        next.room = Integer.MAX_VALUE;
        entity.produceContent(next, NO_CONTROL);

        assertThat(next.taken.toByteArray()).as("seed %d", SEED).isEqualTo(all.toByteArray());
    }

    @Test
    void nothingIsSentWhole() throws IOException {
        Socket socket = new Socket(1);

        new PiecewiseEntity(List.of(), ContentType.APPLICATION_JSON).produceContent(socket, NO_CONTROL);

        assertThat(socket.isCompleted()).isTrue();
        assertThat(socket.taken.size()).isZero();
    }

    private byte[] sent(int bytesAtATime) throws IOException {
        Socket socket = new Socket(bytesAtATime);
        while (!socket.isCompleted()) {
            socket.room = bytesAtATime;
            entity.produceContent(socket, NO_CONTROL);
        }
        return socket.taken.toByteArray();
    }

    /** Larger and smaller than what is gathered at a time, and some of nothing. */
    private List<ByteBuffer> pieces() {
        List<ByteBuffer> pieces = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] piece = new byte[random.nextInt(i % 50 == 7 ? 200_000 : 3) + i % 2 * random.nextInt(5_000)];
            random.nextBytes(piece);
            all.writeBytes(piece);
            pieces.add(ByteBuffer.wrap(piece));
        }
        return pieces;
    }

    /** Takes so many bytes, and then nothing until there is room again. */
    private static final class Socket implements ContentEncoder {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int room;
        private boolean completed;

        Socket(int room) {
            this.room = room;
        }

        @Override
        public int write(ByteBuffer source) {
            byte[] bytes = new byte[Math.min(room, source.remaining())];
            source.get(bytes);
            taken.writeBytes(bytes);
            room -= bytes.length;
            return bytes.length;
        }

        @Override
        public void complete() {
            completed = true;
        }

        @Override
        public boolean isCompleted() {
            return completed;
        }
    }

    private static final IOControl NO_CONTROL = new IOControl() {
        @Override
        public void requestInput() {}

        @Override
        public void suspendInput() {}

        @Override
        public void requestOutput() {}

        @Override
        public void suspendOutput() {}

        @Override
        public void shutdown() {}
    };
}
