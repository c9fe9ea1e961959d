package dev.copydesk.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes a body within bounds. Pure but for the native libraries of the decoders.
 *
 * @param maxBytes of the decoded body
 * @param maxRatio of decoded to encoded bytes, judged above {@value #RATIO_MATTERS_ABOVE} bytes
 */
record BodyDecoder(int maxBytes, int maxRatio) {
    static final int RATIO_MATTERS_ABOVE = 1 << 20;

    private static final int CHUNK = 16 * 1024;

    /**
     * @param contentEncoding the header; empty for none
     * @param memory asked before each growth
     * @throws FetchException where the body cannot be decoded, or its decoded form is too large
     */
    byte[] decode(byte[] encoded, String contentEncoding, ByteLease memory) throws FetchException {
        if (encoded.length == 0 || !ContentEncodings.encodes(contentEncoding)) {
            return encoded;
        }
        Growing decoded = new Growing(Math.min(maxBytes, Math.max(CHUNK, 5 * encoded.length)));
        byte[] chunk = new byte[CHUNK];
        try (InputStream stream = ContentEncodings.decoding(new ByteArrayInputStream(encoded), contentEncoding)) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                requireBounds(decoded.size() + (long) read, encoded.length, memory);
                decoded.write(chunk, 0, read);
            }
            return decoded.toByteArray();
        } catch (EOFException e) {
            throw new FetchException(FetchFailure.TRUNCATED, "in the middle of its " + contentEncoding + " encoding");
        } catch (IOException e) {
            if (looksPlain(encoded)) {
                return encoded; // servers and caches that decode but leave the header
            }
            throw new FetchException(FetchFailure.BAD_ENCODING, "it is not " + contentEncoding);
        }
    }

    private void requireBounds(long size, long encodedSize, ByteLease memory) throws FetchException {
        if (size > RATIO_MATTERS_ABOVE && size > encodedSize * maxRatio) {
            throw new FetchException(
                    FetchFailure.DECOMPRESSION_BOMB,
                    encodedSize + " bytes become more than " + maxRatio + " times as many");
        }
        if (size > maxBytes) {
            throw new FetchException(FetchFailure.TOO_LARGE, "more than " + maxBytes + " bytes when decoded");
        }
        if (!memory.growTo(encodedSize + size)) {
            throw new FetchException(FetchFailure.OVERLOADED, "");
        }
    }

    private static boolean looksPlain(byte[] body) {
        int first = 0;
        while (first < body.length && first < 64 && ((body[first] <= ' ' && body[first] > 0) || body[first] < -16)) {
            first++; // white space and byte order marks
        }
        return first < body.length && (body[first] == '<' || body[first] == '{');
    }

    /** Gives its own array away where that is full, which saves the last copy. */
    private static final class Growing extends ByteArrayOutputStream {
        Growing(int size) {
            super(size);
        }

        @Override
        public synchronized byte[] toByteArray() {
            return count == buf.length ? buf : super.toByteArray();
        }
    }
}
