package dev.copydesk.enrich.duplicate;

/**
 * What two texts have in common, counted exactly.
 *
 * @param shared shingles in both
 * @param own distinct shingles of the one
 * @param others distinct shingles of the other
 */
public record Overlap(int shared, int own, int others) {

    /** Shingles in at least one of them. */
    public int union() {
        return own + others - shared;
    }

    /** Shared of all, 0 to 1; the resemblance of Broder 1997. */
    public double jaccard() {
        return union() == 0 ? 0 : (double) shared / union();
    }

    /** How much of the first is in the other, 0 to 1. */
    public double containment() {
        return own == 0 ? 0 : (double) shared / own;
    }

    Overlap reversed() {
        return new Overlap(shared, others, own);
    }
}
