package dev.copydesk.cli.push;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON whose strings end early: what goes beyond the limit is left out, so that a parser that has to hold a whole string
 * needs a bounded amount of memory and can go on behind it. Neither an escape nor a character of UTF-8 is cut in two. Not
 * thread-safe.
 */
final class ShortenedStrings extends FilterInputStream {
    /**
     * A string that is shortened to so many bytes still is longer than a row may be: nothing takes more than the six bytes
     * of an escape to write one byte.
     */
    static final int MAX_BYTES = 6 * (Row.MAX_BYTES + 64 * 1024);

    private static final int UNICODE_DIGITS = 4;

    private boolean inString;
    private boolean cutting;
    private boolean escapeBegins;
    private int ofEscape;
    private int length;

    ShortenedStrings(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (true) {
            int read = in.read(buffer, offset, length);
            if (read <= 0) {
                return read;
            }
            int kept = offset;
            for (int i = offset; i < offset + read; i++) {
                if (keeps(buffer[i])) {
                    buffer[kept] = buffer[i];
                    kept++;
                }
            }
            if (kept > offset) {
                return kept - offset;
            }
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private boolean keeps(byte b) {
        if (!inString) {
            inString = b == '"';
            length = 0;
            return true;
        }
        if (ofEscape > 0) {
            ofEscape = escapeBegins && b == 'u' ? UNICODE_DIGITS : ofEscape - 1;
            escapeBegins = false;
        } else if (b == '"') {
            inString = false;
            cutting = false;
            return true;
        } else {
            boolean characterBegins = (b & 0xC0) != 0x80;
            cutting |= length >= MAX_BYTES && characterBegins;
            escapeBegins = b == '\\';
            ofEscape = escapeBegins ? 1 : 0;
        }
        length += cutting ? 0 : 1;
        return !cutting;
    }
}
