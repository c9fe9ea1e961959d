package dev.copydesk.enrich.duplicate;

/**
 * Reads an article's words once and makes its {@link Fingerprint}.
 *
 * <p>What {@link Boilerplate} names does not count. A text of fewer than {@value #SHORT_TEXT_WORDS} words says too little by
 * itself: it equals only one that has the same words and the same title, and resembles none. Stateless, thread-safe, linear.
 */
public final class Fingerprinter {
    static final int SHORT_TEXT_WORDS = 20;

    private final Boilerplate boilerplate;

    /** With the shipped rules about boilerplate. */
    public Fingerprinter() {
        this(Boilerplate.shipped());
    }

    Fingerprinter(Boilerplate boilerplate) {
        this.boilerplate = boilerplate;
    }

    /**
     * @param lane the language, within which articles are compared
     * @param title plain text; counts only beside a short text
     * @param text plain text, a paragraph a line
     */
    public Fingerprint fingerprint(String lane, String title, String text) {
        return fingerprint(lane, title, text, counted(text));
    }

    /** Both the fingerprint and the shingles, reading the text once. */
    public Fingerprinted fingerprintAndShingles(String lane, String title, String text) {
        WordSequence words = counted(text);
        return new Fingerprinted(fingerprint(lane, title, text, words), ShingleSet.of(words));
    }

    /** A fingerprint and the shingles that it was made of. */
    public record Fingerprinted(Fingerprint fingerprint, ShingleSet shingles) {}

    private static Fingerprint fingerprint(String lane, String title, String text, WordSequence words) {
        if (words.words() < SHORT_TEXT_WORDS) {
            WordSequence whole = WordReader.read(text);
            return new Fingerprint(
                    lane.hashCode(), TextHash.of(lane, whole, WordReader.read(title)), new char[0], new int[0]);
        }
        MinHashSketch sketch = new MinHashSketch();
        Anchors anchors = new Anchors();
        Shingles.of(words, hash -> {
            sketch.add(hash);
            anchors.add(hash);
        });
        return new Fingerprint(lane.hashCode(), TextHash.of(lane, words), sketch.values(), anchors.values());
    }

    /** The shingles of the same text, for an exact comparison. */
    public ShingleSet shingles(String text) {
        return ShingleSet.of(counted(text));
    }

    private WordSequence counted(String text) {
        return WordReader.read(text, boilerplate);
    }
}
