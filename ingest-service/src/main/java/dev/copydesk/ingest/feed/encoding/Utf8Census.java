package dev.copydesk.ingest.feed.encoding;

import java.nio.charset.StandardCharsets;

/**
 * How much of some bytes is UTF-8.
 *
 * @param sequences valid sequences of two bytes or more
 * @param longSequences those of three bytes or more
 * @param strays bytes above 127 that belong to no sequence; one that the end cuts off does not count
 */
record Utf8Census(int sequences, int longSequences, int strays) {

    static Utf8Census of(byte[] bytes, int from) {
        int sequences = 0;
        int longSequences = 0;
        int strays = 0;
        int i = from;
        while (i < bytes.length) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int length = sequenceLength(bytes, i);
            if (length > 0) {
                sequences++;
                longSequences += length > 2 ? 1 : 0;
                i += length;
            } else {
                strays += isCutOff(bytes, i) ? 0 : 1;
                i++;
            }
        }
        return new Utf8Census(sequences, longSequences, strays);
    }

    boolean isValid() {
        return strays == 0;
    }

    /** Text of another encoding hardly ever looks like this. */
    boolean isConvincing() {
        return strays == 0 && (longSequences > 0 || sequences > 1);
    }

    boolean isMostly() {
        return sequences >= 4 && strays * 4 <= sequences;
    }

    /** Stray bytes are read as windows-1252, which is where they mostly come from. */
    static String decodeMixed(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder(bytes.length - from);
        int start = from;
        int i = from;
        while (i < bytes.length) {
            int length = bytes[i] >= 0 ? 1 : sequenceLength(bytes, i);
            if (length > 0) {
                i += length;
                continue;
            }
            text.append(new String(bytes, start, i - start, StandardCharsets.UTF_8));
            text.append(isCutOff(bytes, i) ? "\uFFFD" : new String(bytes, i, 1, Encodings.WINDOWS_1252));
            i++;
            start = i;
        }
        return text.append(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8))
                .toString();
    }

    /** RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. 0 where there is no sequence. */
    private static int sequenceLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        int length =
                lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean wrong = (lead == 0xE0 && second < 0xA0)
                || (lead == 0xED && second >= 0xA0)
                || (lead == 0xF0 && second < 0x90)
                || (lead == 0xF4 && second >= 0x90);
        return wrong ? 0 : length;
    }

    private static boolean isCutOff(byte[] bytes, int at) {
        if (at < bytes.length - 3) {
            return false;
        }
        int lead = bytes[at] & 0xFF;
        if (lead < 0xC2) {
            return at > 0 && (lead & 0xC0) == 0x80 && isCutOff(bytes, at - 1);
        }
        for (int i = at + 1; i < bytes.length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
