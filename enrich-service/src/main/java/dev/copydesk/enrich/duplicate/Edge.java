package dev.copydesk.enrich.duplicate;

/**
 * Two editions that were compared and have enough in common.
 *
 * @param other the edition at the far end
 * @param overlap of the near end's text with the other's
 * @param support in how many buckets the two are near each other; the edge goes with the last of them
 */
record Edge(Edition other, Overlap overlap, int support) {

    Edge withSupport(int count) {
        return new Edge(other, overlap, count);
    }
}
