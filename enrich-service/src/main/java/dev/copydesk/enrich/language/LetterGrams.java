package dev.copydesk.enrich.language;

/**
 * The runs of one to five characters of a {@link LetterSample}, as hashes: the features of the language model.
 *
 * <p>A run may begin or end with the space that bounds a word, and one of up to three characters may hold a space in its
 * middle; so short words are features of their own, and so are beginnings and ends of words. Two runs may share a hash; with
 * half a million runs in the model that happens to about one in 8,000.
 */
public final class LetterGrams {
    /** Longer runs are words rather than features of a language. */
    public static final int MAX_LENGTH = 5;

    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private LetterGrams() {}

    /**
     * Writes the hash of every run that begins in {@code [from, to)} to {@code hashes}, in the text's order.
     *
     * @param hashes has room for {@link #MAX_LENGTH} times as many as there are characters
     * @return how many there are
     */
    public static int hashes(char[] letters, int from, int to, int length, int[] hashes) {
        int count = 0;
        for (int start = from; start < to; start++) {
            int end = Math.min(length, start + MAX_LENGTH);
            int state = OFFSET;
            for (int i = start; i < end; i++) {
                char c = letters[i];
                state = next(state, c);
                boolean space = c == ' ';
                if (i > start || !space) {
                    hashes[count++] = finish(state);
                }
                if (space && i - start >= 2) {
                    break;
                }
            }
        }
        return count;
    }

    /** The hash of one run. */
    public static int hash(CharSequence run) {
        int state = OFFSET;
        for (int i = 0; i < run.length(); i++) {
            state = next(state, run.charAt(i));
        }
        return finish(state);
    }

    /** FNV-1a over characters, stirred so that neighbours differ in the high bits, too. */
    private static int next(int state, char c) {
        int mixed = (state ^ c) * PRIME;
        return mixed ^ (mixed >>> 15);
    }

    private static int finish(int state) {
        int mixed = state * 0x85ebca6b;
        return mixed ^ (mixed >>> 13);
    }
}
