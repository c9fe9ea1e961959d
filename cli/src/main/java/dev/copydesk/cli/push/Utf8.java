package dev.copydesk.cli.push;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict reading of UTF-8: what is no UTF-8 is found, never replaced. */
final class Utf8 {
    private static final int CHUNK = 8192;
    private static final byte DELETE = 0x7F;

    private Utf8() {}

    /** The offset of the first byte that is not UTF-8, or -1 if all of it is. */
    static int firstMalformed(byte[] bytes) {
        int from = 0;
        while (from < bytes.length && bytes[from] >= 0) {
            from++;
        }
        if (from == bytes.length) {
            return -1;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CharsetDecoder decoder = strict();
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            out.clear();
        }
    }

    /** The offset of the first NUL byte, or -1. */
    static int firstNul(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** How many bytes are no text: control characters other than white space, and what is not UTF-8. */
    static int notText(byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            boolean control = (b >= 0 && b < ' ') || b == DELETE;
            count += control && b != '\t' && b != '\n' && b != '\r' && b != '\f' ? 1 : 0;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CharsetDecoder decoder = strict();
        for (CoderResult result = decoder.decode(in, out, true);
                !result.isUnderflow();
                result = decoder.decode(in, out, true)) {
            if (result.isError()) {
                count += result.length();
                in.position(in.position() + result.length());
            }
            out.clear();
        }
        return count;
    }

    /** The number of the line that holds this offset; the first is 1. */
    static long lineOf(byte[] bytes, int offset) {
        long line = 1;
        for (int i = 0; i < offset; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static CharsetDecoder strict() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }
}
