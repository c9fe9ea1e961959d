package dev.copydesk.enrich.language;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A bounded part of a text as the language model reads it: letters in lower case, one space around each word; addresses,
 * names of accounts, digits and punctuation left out.
 *
 * <p>A long text is read in {@value #WINDOWS} windows spread over all of it, so that neither time nor memory grows with the
 * text, and a second language in its end is seen. Not thread-safe while it is made; read-only afterwards.
 */
public final class LetterSample {
    /** Characters that are looked at. */
    static final int MAX_CHARS = 448;

    static final int WINDOWS = 8;

    /** Han characters with more than this share of Japanese syllables beside them are Japanese. */
    private static final double MIN_KANA_SHARE = 0.05;

    /** A Han character or a Korean syllable says as much as several letters. */
    private static final int HAN_WEIGHT = 3;

    private static final int HANGUL_WEIGHT = 2;

    private static final char FIRST_ACCENT = '\u0300';
    private static final char LAST_ACCENT = '\u036f';

    private static final int HAN = CharacterKinds.index(UnicodeScript.HAN);
    private static final int HIRAGANA = CharacterKinds.index(UnicodeScript.HIRAGANA);
    private static final int HANGUL = CharacterKinds.index(UnicodeScript.HANGUL);

    private final char[] letters;
    private final int[] letterCounts = new int[CharacterKinds.scripts()];
    private int length;
    private int letterCount;
    private int words;
    private int symbols;

    private LetterSample(int capacity) {
        letters = new char[capacity];
        letters[length++] = ' ';
    }

    /** The sample of a text, as the detector reads it. */
    public static LetterSample of(String text) {
        return of(text, MAX_CHARS);
    }

    /** The sample of a text of which at most {@code maxChars} are read. */
    public static LetterSample of(String text, int maxChars) {
        LetterSample sample = new LetterSample(Math.min(text.length(), maxChars) + WINDOWS + 2);
        if (text.length() <= maxChars) {
            sample.read(text, 0, text.length());
        } else {
            int size = maxChars / WINDOWS;
            for (int window = 0; window < WINDOWS; window++) {
                int start = (int) ((long) window * (text.length() - size) / (WINDOWS - 1));
                sample.read(text, wordStart(text, start, start + size), start + size);
            }
        }
        return sample;
    }

    /** The letters and single spaces; only the first {@link #length()} count. Not to be changed. */
    public char[] letters() {
        return letters;
    }

    public int length() {
        return length;
    }

    int letterCount() {
        return letterCount;
    }

    int words() {
        return words;
    }

    /** Which share of what is not a break are symbols as in programs, 0 to 1. */
    double symbolShare() {
        return symbols == 0 ? 0 : (double) symbols / (symbols + letterCount);
    }

    /** The script that most is written in, Japanese as {@link UnicodeScript#HIRAGANA}; null without letters. */
    public @Nullable UnicodeScript script() {
        int best = -1;
        for (int i = 0; i < letterCounts.length; i++) {
            if (letterCounts[i] > 0 && (best < 0 || weight(i) > weight(best))) {
                best = i;
            }
        }
        if (best < 0) {
            return null;
        }
        UnicodeScript script = CharacterKinds.script(CharacterKinds.FIRST_SCRIPT + best);
        return script == UnicodeScript.HAN && isJapanese() ? UnicodeScript.HIRAGANA : script;
    }

    /** The share of {@link #script()} in the sample, 0 to 1. */
    double scriptShare() {
        UnicodeScript script = script();
        if (script == null) {
            return 0;
        }
        long all = 0;
        for (int i = 0; i < letterCounts.length; i++) {
            all += weight(i);
        }
        long own = weight(CharacterKinds.index(script));
        if (script == UnicodeScript.HIRAGANA) {
            own += weight(HAN);
        }
        return (double) own / all;
    }

    private boolean isJapanese() {
        int kana = letterCounts[HIRAGANA];
        return kana > 0 && kana >= MIN_KANA_SHARE * (kana + letterCounts[HAN]);
    }

    private long weight(int script) {
        int factor = script == HAN || script == HIRAGANA ? HAN_WEIGHT : script == HANGUL ? HANGUL_WEIGHT : 1;
        return (long) factor * letterCounts[script];
    }

    private static int wordStart(String text, int start, int end) {
        if (start == 0) {
            return 0;
        }
        for (int i = start; i < end; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return start;
    }

    /** Letters with accents apart are put together first, as all of the model's are; they never become more by that. */
    private void read(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= FIRST_ACCENT && c <= LAST_ACCENT) {
                String composed = Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFC);
                if (composed.length() <= end - start) {
                    readComposed(composed, 0, composed.length());
                    return;
                }
                break;
            }
        }
        readComposed(text, start, end);
    }

    private void readComposed(String text, int start, int end) {
        endWord();
        boolean wordStart = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (wordStart && isAddress(text, i)) {
                i = endOfAddress(text, i, end) - 1;
                endWord();
                continue;
            }
            wordStart = Character.isWhitespace(c);
            int kind = CharacterKinds.of(c);
            if (kind >= CharacterKinds.FIRST_SCRIPT) {
                append(Character.toLowerCase(c));
                count(kind);
            } else if (kind == CharacterKinds.MARK) {
                if (letters[length - 1] != ' ') {
                    append(c);
                    letterCount++;
                }
            } else if (kind != CharacterKinds.IGNORED) {
                endWord();
                if (kind == CharacterKinds.SYMBOL) {
                    symbols++;
                } else if (Character.isHighSurrogate(c)
                        && i + 1 < end
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    int supplementary = CharacterKinds.ofSupplementary(Character.toCodePoint(c, text.charAt(++i)));
                    if (supplementary != CharacterKinds.BREAK) {
                        count(supplementary);
                    }
                }
            }
        }
        endWord();
    }

    private void count(int kind) {
        letterCounts[kind - CharacterKinds.FIRST_SCRIPT]++;
        letterCount++;
    }

    private void append(char c) {
        letters[length++] = c;
    }

    private void endWord() {
        if (letters[length - 1] != ' ') {
            append(' ');
            words++;
        }
    }

    private static boolean isAddress(String text, int at) {
        char first = text.charAt(at);
        return first == '@'
                || first == '#'
                || (first == 'h' && (text.startsWith("http://", at) || text.startsWith("https://", at)))
                || (first == 'w' && text.startsWith("www.", at));
    }

    private static int endOfAddress(String text, int at, int end) {
        int i = at;
        while (i < end && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
