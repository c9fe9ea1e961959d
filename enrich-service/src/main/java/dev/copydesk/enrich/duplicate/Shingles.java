package dev.copydesk.enrich.duplicate;

/**
 * Overlapping runs of words: five words each, or as many letters as hold about as much text where a script writes no spaces.
 *
 * <p>Broder, "On the resemblance and containment of documents", 1997.
 */
final class Shingles {
    /** Words in a shingle. Chosen by measurement, see docs/duplicates.md. */
    static final int WORDS = 5;

    private static final int WEIGHT = WORDS * WordSequence.SPACED;

    private Shingles() {}

    /** Takes the shingles of a text, repeated ones too. */
    interface Sink {
        void take(long hash);
    }

    /** Gives each shingle's 64-bit hash. A text too short for one shingle gives none. */
    static void of(WordSequence words, Sink sink) {
        int size = words.size();
        for (int first = 0; first < size; first++) {
            long hash = 0;
            int weight = 0;
            int next = first;
            while (weight < WEIGHT && next < size) {
                hash = (hash + words.hash(next)) * 0x9e3779b97f4a7c15L;
                hash ^= hash >>> 32;
                weight += words.weight(next++);
            }
            if (weight < WEIGHT) {
                return;
            }
            sink.take(Bits.mix(hash));
        }
    }
}
