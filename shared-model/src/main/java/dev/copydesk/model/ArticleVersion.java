package dev.copydesk.model;

/**
 * The number that decides between two writes of one article: revision × 2²⁰ + correction.
 *
 * <p>A correction is a re-issue of the same revision, for instance because its duplicate verdict changed. Revision 3,
 * re-issued twice, has version 3 × 1,048,576 + 2 = 3,145,730. It depends on nothing that a replay changes, unlike an offset.
 */
public final class ArticleVersion {
    private static final int CORRECTION_BITS = 20;
    /** The highest correction that a revision can have. */
    public static final int MAX_CORRECTION = (1 << CORRECTION_BITS) - 1;

    private ArticleVersion() {}

    /**
     * @throws IllegalArgumentException if the revision is below 1 or the correction outside 0 to {@link #MAX_CORRECTION}
     */
    public static long of(int revision, int correction) {
        if (revision < 1 || correction < 0 || correction > MAX_CORRECTION) {
            throw new IllegalArgumentException("no version for revision " + revision + ", correction " + correction);
        }
        return ((long) revision << CORRECTION_BITS) + correction;
    }

    /** The version of an article's removal: above every version of its last revision. */
    public static long ofRemoval(int lastRevision) {
        return ((long) lastRevision + 1) << CORRECTION_BITS;
    }

    public static int revision(long version) {
        return Math.toIntExact(version >> CORRECTION_BITS);
    }

    public static int correction(long version) {
        return (int) (version & MAX_CORRECTION);
    }
}
