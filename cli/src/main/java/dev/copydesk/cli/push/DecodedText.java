package dev.copydesk.cli.push;

import org.jspecify.annotations.Nullable;

/**
 * A file's text, or why there is none.
 *
 * @param fault null if the text could be read
 * @param line where the fault is; the first is 1
 */
record DecodedText(String value, @Nullable String fault, long line) {
    static DecodedText of(String value) {
        return new DecodedText(value, null, 0);
    }

    static DecodedText fault(String fault, long line) {
        return new DecodedText("", fault, line);
    }
}
