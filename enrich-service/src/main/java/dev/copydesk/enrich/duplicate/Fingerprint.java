package dev.copydesk.enrich.duplicate;

/**
 * All that is needed to find the articles that resemble one. A function of the lane, the title and the text alone.
 *
 * @param lane a hash of the lane's name
 * @param text equal for equal texts of a lane
 * @param sketch of its shingles, {@value MinHashSketch#BINS} values; empty for a text that is too short to resemble another
 * @param anchors a sample of its shingles; empty for a short text
 */
@SuppressWarnings("ArrayRecordComponent") // compared by text only
public record Fingerprint(int lane, TextHash text, char[] sketch, int[] anchors) {

    /** Whether the text is compared with others that are not equal. */
    boolean isCompared() {
        return sketch.length > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint fingerprint && text.equals(fingerprint.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
