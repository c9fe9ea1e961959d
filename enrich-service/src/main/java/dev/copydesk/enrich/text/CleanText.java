package dev.copydesk.enrich.text;

import java.text.Normalizer;

/**
 * Text as a reader sees it: without control and invisible characters and unpaired surrogates, in Unicode form NFC.
 *
 * <p>Every line end is one line feed; every other run of white space one space, and none at either end of a line.
 * Zero-width joiners stay where a script or an emoji needs them. Linear time.
 */
final class CleanText {
    /** More of a content than this is not read; an event is at most 2 MiB. */
    static final int MAX_INPUT_CHARS = 8 * 1024 * 1024;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int NEXT_LINE = 0x85;

    /** Text without any character from here on is in form NFC. */
    private static final int FIRST_COMBINING = 0x300;

    private CleanText() {}

    static String of(String raw) {
        int end = Math.min(raw.length(), MAX_INPUT_CHARS);
        StringBuilder clean = new StringBuilder(end);
        boolean spaceDue = false;
        boolean composed = true;
        int previous = '\n';
        for (int i = 0; i < end; ) {
            int plainEnd = plainEnd(raw, i, end);
            if (plainEnd > i) {
                if (spaceDue) {
                    clean.append(' ');
                    spaceDue = false;
                }
                clean.append(raw, i, plainEnd);
                previous = raw.charAt(plainEnd - 1);
                i = plainEnd;
                continue;
            }
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' && i < end && raw.charAt(i) == '\n') {
                continue;
            }
            if (isLineEnd(c)) {
                clean.append('\n');
                spaceDue = false;
                previous = '\n';
            } else if (isSpace(c)) {
                spaceDue = previous != '\n';
            } else if (isVisible(c, previous)) {
                if (spaceDue) {
                    clean.append(' ');
                    spaceDue = false;
                }
                clean.appendCodePoint(c);
                composed &= c < FIRST_COMBINING;
                previous = c;
            }
        }
        return composed || Normalizer.isNormalized(clean, Normalizer.Form.NFC)
                ? clean.toString()
                : Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    /** Clean text on a single line. */
    static String line(String raw) {
        String clean = of(raw);
        return (clean.indexOf('\n') < 0 ? clean : clean.replaceAll("\n+", " ")).strip();
    }

    /** The end of what stays as it is, nearly all of a text: printable ASCII, and single spaces within it. */
    private static int plainEnd(String raw, int start, int end) {
        int i = start;
        while (i < end && isPlain(raw.charAt(i))) {
            i++;
            if (i + 1 < end && raw.charAt(i) == ' ' && isPlain(raw.charAt(i + 1))) {
                i++;
            }
        }
        return i;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == '\f' || c == 0x0B || c == NEXT_LINE || c == 0x2028 || c == 0x2029;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || (c > 0x7F && Character.isSpaceChar(c));
    }

    private static boolean isVisible(int c, int previous) {
        if (c < 0x7F) {
            return c > ' ';
        }
        if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
            return previous > 0x2FF && previous != c;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
