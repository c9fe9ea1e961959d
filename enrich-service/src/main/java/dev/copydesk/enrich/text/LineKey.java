package dev.copydesk.enrich.text;

import java.util.Locale;

/** The form in which lines are compared with rules and with each other. */
final class LineKey {
    private static final String LEADING = "•·▪▸►▶→›»>*-–—|#+ \u25a0\u25cf";
    private static final String TRAILING = ".:!…›»>→|, *-–—";

    private LineKey() {}

    /** No rule is about a longer line, and no title is longer; its key is empty. */
    private static final int MAX_CHARS = 500;

    /** Lower case with straight apostrophes, without bullets, final punctuation other than a question mark, and a final count. */
    static String of(String line) {
        if (line.length() > MAX_CHARS) {
            return "";
        }
        String key = line.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
        int start = 0;
        while (start < key.length() && LEADING.indexOf(key.charAt(start)) >= 0) {
            start++;
        }
        int end = trimmedEnd(key, start, key.length());
        if (end > start && key.charAt(end - 1) == ')') {
            int open = end - 2;
            while (open > start && Character.isDigit(key.charAt(open))) {
                open--;
            }
            if (open > start && open < end - 2 && key.charAt(open) == '(') {
                end = trimmedEnd(key, start, open);
            }
        }
        return key.substring(start, end);
    }

    private static int trimmedEnd(String key, int start, int end) {
        int trimmed = end;
        while (trimmed > start && TRAILING.indexOf(key.charAt(trimmed - 1)) >= 0) {
            trimmed--;
        }
        return trimmed;
    }
}
