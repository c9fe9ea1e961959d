package dev.copydesk.cli.terminal;

/** How many columns a text takes on a terminal: none for marks and colour codes, two for most East Asian characters. */
public final class DisplayWidth {
    private DisplayWidth() {}

    public static int of(String text) {
        int columns = 0;
        int at = 0;
        while (at < text.length()) {
            int escaped = escapeLength(text, at);
            if (escaped > 0) {
                at += escaped;
                continue;
            }
            int codePoint = text.codePointAt(at);
            columns += of(codePoint);
            at += Character.charCount(codePoint);
        }
        return columns;
    }

    /** The text, or as much of it as fits with an ellipsis. Text with colour codes must not be cut with this. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder fitting = new StringBuilder();
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (used + of(codePoint) > columns - 1) {
                break;
            }
            fitting.appendCodePoint(codePoint);
            used += of(codePoint);
            at += Character.charCount(codePoint);
        }
        return fitting.toString().stripTrailing() + "…";
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100
                && (codePoint <= 0x115F
                        || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                        || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                        || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                        || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                        || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
                        || (codePoint >= 0x20000 && codePoint <= 0x3FFFD));
    }

    /** The length of the colour code at this place, 0 if there is none. */
    private static int escapeLength(String text, int at) {
        if (text.charAt(at) != '\u001b' || at + 1 >= text.length() || text.charAt(at + 1) != '[') {
            return 0;
        }
        int end = text.indexOf('m', at);
        return end < 0 ? 0 : end - at + 1;
    }
}
