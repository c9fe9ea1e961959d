package dev.copydesk.enrich.token;

import java.util.Arrays;

/**
 * The words of a text: runs of letters, digits and marks; in scripts that write no spaces each letter is one.
 *
 * <p>Words are told apart by 64-bit hashes of their lower-case form, so that counting them makes no strings: two different
 * words of one article share a hash with a chance of about 10⁻¹³. Immutable, thread-safe; made in linear time.
 */
public final class Tokens {
    private static final byte JOINED = 1;
    private static final byte CAPITAL = 2;
    private static final byte ALL_CAPITALS = 4;
    private static final byte NUMBER = 8;
    private static final byte UNSPACED = 16;
    private static final byte AFTER_BREAK = 32;
    private static final byte AFTER_SENTENCE = 64;

    /** What stands before the first word. */
    private static final byte START = AFTER_BREAK | AFTER_SENTENCE | Letters.SPACE;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int CHARS_PER_WORD = 5;

    private final String text;
    private int count;
    private int words;
    private int[] starts;
    private int[] ends;
    private long[] hashes;
    private byte[] traits;

    private Tokens(String text) {
        this.text = text;
        int expected = 16 + text.length() / CHARS_PER_WORD;
        starts = new int[expected];
        ends = new int[expected];
        hashes = new long[expected];
        traits = new byte[expected];
    }

    public static Tokens of(String text) {
        Tokens tokens = new Tokens(text);
        tokens.read();
        return tokens;
    }

    public String text() {
        return text;
    }

    public int count() {
        return count;
    }

    /** Words as a reader counts them: "don't" and "long-term" are one each, though they are two tokens. */
    public int words() {
        return words;
    }

    /** Index of the token's first character. */
    public int start(int token) {
        return starts[token];
    }

    /** Index after the token's last character. */
    public int end(int token) {
        return ends[token];
    }

    /** As the text writes it. */
    public String written(int token) {
        return text.substring(starts[token], ends[token]);
    }

    /** Of the lower-case form; the same in every text. */
    public long hash(int token) {
        return hashes[token];
    }

    /** Of a word in lower case; equals {@link #hash(int)} of a token of these letters. */
    public static long hashOf(String word) {
        Tokens tokens = of(word);
        if (tokens.count != 1) {
            throw new IllegalArgumentException("wanted one word, got " + tokens.count + " in '" + word + "'");
        }
        return tokens.hashes[0];
    }

    /** Of two words in a row. */
    public static long pair(long first, long second) {
        return mixed(first * FNV_PRIME + Long.rotateLeft(second, 31));
    }

    /** Whether only apostrophes or hyphens stand between it and the token before. */
    public boolean isJoined(int token) {
        return has(token, JOINED);
    }

    /** Whether it begins with an upper-case letter. */
    public boolean isCapital(int token) {
        return has(token, CAPITAL);
    }

    /** Whether it has at least two letters, all upper-case. */
    public boolean isAllCapitals(int token) {
        return has(token, ALL_CAPITALS);
    }

    /** Whether it begins with a digit. */
    public boolean isNumber(int token) {
        return has(token, NUMBER);
    }

    /** Whether it is a letter of a script without spaces. */
    public boolean isUnspaced(int token) {
        return has(token, UNSPACED);
    }

    /** Whether punctuation or a line end stands before it, or it is the first. */
    public boolean isAfterBreak(int token) {
        return has(token, AFTER_BREAK);
    }

    /** Whether a sentence or a line ended before it, or it is the first. */
    public boolean isAfterSentence(int token) {
        return has(token, AFTER_SENTENCE);
    }

    private boolean has(int token, byte trait) {
        return (traits[token] & trait) != 0;
    }

    private void read() {
        int length = text.length();
        byte gap = START;
        int i = 0;
        while (i < length) {
            int c = text.charAt(i);
            if (c >= Letters.ASCII && Character.isSurrogate((char) c)) {
                c = text.codePointAt(i);
            }
            if (!Letters.begins(c)) {
                gap = Letters.gap(gap, c);
                i += Character.charCount(c);
            } else if (c >= Letters.FIRST_UNSPACED && Letters.isUnspaced(c)) {
                int end = i + Character.charCount(c);
                add(i, end, mixed((FNV_OFFSET ^ c) * FNV_PRIME), (byte) (UNSPACED | breaks(gap)));
                words++;
                gap = 0;
                i = end;
            } else {
                i = word(i, c, gap);
                gap = 0;
            }
        }
    }

    /** @return the index after the word that begins with that code point */
    private int word(int start, int first, byte gap) {
        long hash = FNV_OFFSET;
        int i = start;
        int letters = 0;
        int upper = 0;
        int c = first;
        while (true) {
            int lower = Letters.lower(c);
            hash = (hash ^ lower) * FNV_PRIME;
            letters++;
            upper += lower == c ? 0 : 1;
            i += Character.charCount(c);
            if (i >= text.length()) {
                break;
            }
            c = text.charAt(i);
            if (c >= Letters.ASCII) {
                c = text.codePointAt(i);
                if (c >= Letters.FIRST_UNSPACED && Letters.isUnspaced(c)) {
                    break;
                }
            }
            if (!Letters.continues(c)) {
                break;
            }
        }
        boolean isJoined = (gap & JOINED) != 0 && !breaksOff(gap) && count > 0 && !isUnspaced(count - 1);
        int traitBits = breaks(gap) | (isJoined ? JOINED : 0);
        if (Letters.lower(first) != first) {
            traitBits |= CAPITAL | (letters > 1 && upper == letters ? ALL_CAPITALS : 0);
        } else if (Letters.isDigit(first)) {
            traitBits |= NUMBER;
        }
        words += isJoined ? 0 : 1;
        add(start, i, mixed(hash), (byte) traitBits);
        return i;
    }

    private static boolean breaksOff(byte gap) {
        return (gap & (AFTER_BREAK | AFTER_SENTENCE | Letters.SPACE)) != 0;
    }

    /** A full stop without a space after it, as in "U.S", ends no sentence. */
    private static int breaks(byte gap) {
        return gap & ((gap & Letters.SPACE) == 0 ? AFTER_BREAK : AFTER_BREAK | AFTER_SENTENCE);
    }

    private void add(int start, int end, long hash, byte trait) {
        if (count == starts.length) {
            int size = count * 2;
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            hashes = Arrays.copyOf(hashes, size);
            traits = Arrays.copyOf(traits, size);
        }
        starts[count] = start;
        ends[count] = end;
        hashes[count] = hash;
        traits[count] = trait;
        count++;
    }

    /** The finaliser of MurmurHash3: every bit of the input decides about every bit of the result. */
    private static long mixed(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
