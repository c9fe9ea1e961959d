package dev.copydesk.cli.push;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream, in memory that does not grow with it: a line that is too long is skipped, not kept. A line ends
 * with LF or CR LF, the last one also with the stream. Not thread-safe.
 */
public final class BoundedLines {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long number;

    public BoundedLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * @param number the first is 1
     * @param bytes without the line's end; empty if the line is too long
     * @param lengthInBytes with the line's end, also of a line that is too long
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Line(long number, byte[] bytes, long lengthInBytes, boolean tooLong) {}

    /** The next line, or null at the end. */
    public @Nullable Line next() throws IOException {
        byte[] line = new byte[0];
        long length = 0;
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && (position < limit || fill())) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int piece = end - position;
            tooLong |= line.length + (long) piece > maxBytes;
            if (tooLong) {
                line = new byte[0];
            } else {
                int kept = line.length;
                line = Arrays.copyOf(line, kept + piece);
                System.arraycopy(buffer, position, line, kept, piece);
            }
            ended = end < limit;
            length += piece + (ended ? 1 : 0);
            position = ended ? end + 1 : end;
        }
        if (length == 0) {
            return null;
        }
        number++;
        return new Line(number, withoutCarriageReturn(line), length, tooLong);
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private static byte[] withoutCarriageReturn(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\r' ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
