package dev.copydesk.cli.push;

import dev.copydesk.cli.push.BoundedLines.Line;
import dev.copydesk.cli.terminal.Quantities;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads JSON lines: one row a line, blank lines skipped, a bad line named and passed over. */
final class LinesFile {
    /** What is looked at to tell whether a file is binary. */
    private static final int HEAD = 8 * 1024;
    /** Where one byte in so many is no text, the file is binary; compressed files have more than a third of them. */
    private static final int NOT_TEXT_SHARE = 5;

    private LinesFile() {}

    static void read(InputStream in, String name, Origin origin, RowSink sink) throws IOException {
        byte[] head = head(in);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
        BoundedLines lines = new BoundedLines(whole, Row.MAX_BYTES);
        boolean any = false;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            sink.read(line.lengthInBytes());
            byte[] json = line.number() == 1 ? withoutMark(line.bytes()) : line.bytes();
            if (isBlank(json) && !line.tooLong()) {
                continue;
            }
            String fault = fault(line, json);
            if (fault == null) {
                sink.row(new Row(
                        origin.rows() == null ? json : SourceField.add(json, origin.rows()), name, line.number()));
            } else if (!any && isBinary(json, head)) {
                sink.problem(new Problem(
                        name, line.number(), "is binary, not JSON lines; push a file with one JSON object a line"));
                sink.read(drain(whole));
                return;
            } else {
                sink.problem(new Problem(name, line.number(), fault));
            }
            any = true;
        }
        if (!any) {
            sink.problem(new Problem(name, 1, "the file is empty; push a file with one JSON object a line"));
        }
    }

    private static @Nullable String fault(Line line, byte[] json) {
        if (line.tooLong()) {
            return "the line is " + Quantities.bytes(line.lengthInBytes())
                    + " long, a row may have 2 MiB; shorten the article";
        }
        int nul = Utf8.firstNul(json);
        if (nul >= 0) {
            return "byte " + (nul + 1) + " of the line is NUL; remove it or write it as \\u0000";
        }
        int malformed = Utf8.firstMalformed(json);
        return malformed < 0 ? null : "byte " + (malformed + 1) + " of the line is not UTF-8; save the file as UTF-8";
    }

    /** What can be had at once: a pipe that is slow to fill is not waited for. */
    private static byte[] head(InputStream in) throws IOException {
        byte[] head = new byte[HEAD];
        return Arrays.copyOf(head, Math.max(0, in.read(head)));
    }

    /** A file that neither begins like JSON nor is text for the most part: one line is enough to say so. */
    private static boolean isBinary(byte[] firstLine, byte[] head) {
        boolean likeJson = firstLine.length > 0 && (firstLine[0] == '{' || firstLine[0] == '[');
        return !likeJson && (long) Utf8.notText(head) * NOT_TEXT_SHARE >= head.length;
    }

    private static long drain(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long drained = 0;
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
            drained += n;
        }
        return drained;
    }

    private static byte[] withoutMark(byte[] bytes) {
        return Utf8.startsWithMark(bytes) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
