package dev.copydesk.benchmarks.feed;

import org.jspecify.annotations.Nullable;

/** Reads a literal of Python: a text, a whole number, or a tuple, which stays as written. */
final class PythonLiteral {
    private PythonLiteral() {}

    /** Null where the text is anything else. */
    static @Nullable Object read(String literal) {
        String text = literal.startsWith("u'") || literal.startsWith("u\"") ? literal.substring(1) : literal;
        if (text.matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(text);
        }
        if (text.matches("\\([0-9, ]+\\)")) {
            return text;
        }
        if (text.length() < 2 || (text.charAt(0) != '\'' && text.charAt(0) != '"')) {
            return null;
        }
        char quote = text.charAt(0);
        StringBuilder value = new StringBuilder();
        int i = 1;
        while (i < text.length() && text.charAt(i) != quote) {
            if (text.charAt(i) != '\\' || i + 1 >= text.length()) {
                value.append(text.charAt(i++));
                continue;
            }
            char escape = text.charAt(i + 1);
            int digits = escape == 'u' ? 4 : escape == 'U' ? 8 : escape == 'x' ? 2 : 0;
            if (digits > 0 && i + 2 + digits <= text.length()) {
                value.appendCodePoint(Integer.parseInt(text.substring(i + 2, i + 2 + digits), 16));
            } else {
                value.append(
                        switch (escape) {
                            case 'n' -> "\n";
                            case 't' -> "\t";
                            case 'r' -> "\r";
                            case '\\', '\'', '"' -> String.valueOf(escape);
                            default -> "\\" + escape;
                        });
            }
            i += 2 + digits;
        }
        return i == text.length() - 1 ? value.toString() : null;
    }
}
