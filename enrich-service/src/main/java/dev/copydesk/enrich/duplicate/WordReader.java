package dev.copydesk.enrich.duplicate;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Reads the words of a text: runs of letters, digits, marks and underscores, in lower case and Unicode NFKC, so that
 * punctuation, case, width and layout do not count. Linear in the text's length; stateless.
 */
final class WordReader {
    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private WordReader() {}

    /** Told after each line of the text, with the number of words before it. */
    interface LineEnd {
        void lineEnded(WordSequence words, int firstWord);
    }

    static WordSequence read(String text) {
        return read(text, (words, firstWord) -> {});
    }

    static WordSequence read(String text, LineEnd lineEnd) {
        String normal = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        WordSequence words = new WordSequence();
        long hash = SEED;
        boolean inWord = false;
        int lineStart = 0;
        for (int i = 0; i < normal.length(); ) {
            char unit = normal.charAt(i);
            int c;
            boolean inside;
            if (unit < 0x80) {
                i++;
                c = unit >= 'A' && unit <= 'Z' ? unit + 32 : unit;
                inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
            } else {
                int read = normal.codePointAt(i);
                i += Character.charCount(read);
                int alone = unspacedWeight(read);
                if (alone > 0) {
                    if (inWord) {
                        words.add(Bits.mix(hash), WordSequence.SPACED);
                        inWord = false;
                    }
                    words.add(Bits.mix(SEED ^ ((long) read << 20)), alone);
                    continue;
                }
                c = lowerCase(read);
                inside = isWordPart(c);
            }
            if (inside) {
                hash = ((inWord ? hash : SEED) ^ c) * PRIME;
                inWord = true;
                continue;
            }
            if (inWord) {
                words.add(Bits.mix(hash), WordSequence.SPACED);
                inWord = false;
            }
            if (c == '\n') {
                lineEnd.lineEnded(words, lineStart);
                lineStart = words.size();
            }
        }
        if (inWord) {
            words.add(Bits.mix(hash), WordSequence.SPACED);
        }
        lineEnd.lineEnded(words, lineStart);
        return words;
    }

    /** As {@link String#toLowerCase} with {@link Locale#ROOT} would, but for the dotted capital I, which stays one letter. */
    private static int lowerCase(int c) {
        return c == 'İ' ? 'i' : Character.toLowerCase(c);
    }

    private static boolean isWordPart(int c) {
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** What a letter of a script without spaces counts for; 0 for all others. */
    private static int unspacedWeight(int c) {
        if (c < 0x0E00 || !isWordPart(c)) {
            return 0;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> WordSequence.IDEOGRAPH;
            case THAI, LAO, KHMER, MYANMAR -> WordSequence.ABUGIDA;
            default -> 0;
        };
    }
}
