package dev.copydesk.enrich.token;

import java.lang.Character.UnicodeScript;

/** Which characters are parts of words. Those of ASCII, nearly all of a Latin text, are looked up. */
final class Letters {
    static final int ASCII = 128;

    /** Below this no script goes without spaces. */
    static final int FIRST_UNSPACED = 0x0E00;

    /** In a gap: a space or another character that ends no phrase. The bits of {@link Tokens}' traits are not used for it. */
    static final byte SPACE = 16;

    private static final byte JOINED = 1;
    private static final byte BREAK = 32;
    private static final byte SENTENCE = 64;

    /** 0 for what is no letter or digit, else its lower-case form. */
    private static final byte[] LOWER = new byte[ASCII];

    private static final byte[] GAPS = new byte[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            LOWER[c] = (byte) (Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0);
            GAPS[c] = BREAK;
        }
        GAPS[' '] = SPACE;
        GAPS['\''] = JOINED;
        GAPS['-'] = JOINED;
        GAPS['.'] = BREAK | SENTENCE;
        GAPS['!'] = BREAK | SENTENCE;
        GAPS['?'] = BREAK | SENTENCE;
        GAPS['\n'] = BREAK | SENTENCE | SPACE;
    }

    private Letters() {}

    static boolean begins(int c) {
        return c < ASCII ? LOWER[c] != 0 : Character.isLetterOrDigit(c);
    }

    static boolean continues(int c) {
        if (c < ASCII) {
            return LOWER[c] != 0;
        }
        return Character.isLetterOrDigit(c) || isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    static int lower(int c) {
        if (c < ASCII) {
            return LOWER[c];
        }
        return Character.toLowerCase(c);
    }

    static boolean isDigit(int c) {
        return c < ASCII ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    /** What has stood between two words so far, with one more character. */
    static byte gap(byte before, int c) {
        if (c < ASCII) {
            return (byte) (before | GAPS[c]);
        }
        if (c == '’' || c == '\u2010' || c == '\u2011') {
            return (byte) (before | JOINED);
        }
        if (Character.isSpaceChar(c) || isMark(c) || Character.getType(c) == Character.FORMAT) {
            return (byte) (before | SPACE);
        }
        return (byte)
                (before | BREAK | (c == '。' || c == '！' || c == '？' || c == '؟' || c == '।' ? SENTENCE | SPACE : 0));
    }

    static boolean isUnspaced(int letter) {
        if (letter < FIRST_UNSPACED || (letter >= 0xAC00 && letter < 0xD7B0)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(letter);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.THAI
                || script == UnicodeScript.LAO
                || script == UnicodeScript.KHMER
                || script == UnicodeScript.MYANMAR;
    }
}
