package dev.copydesk.index.accounting;

import java.util.List;

/**
 * What the join of {@code articles.raw} and the index found. The lists name at most {@value #MAX_NAMED} ids each.
 *
 * @param checked articles of the corpus
 * @param missing in the corpus, not in the index, not with the dead letters
 * @param doubled more than once in the index
 * @param outdated in the index with an older revision
 * @param extra in the index, not in the corpus
 * @param deadCount not indexed in their current revision because of a dead letter
 * @param inFlightCount missing, outdated or extra only because a record has not come through to the index yet
 * @param clean whether nothing is missing, doubled, outdated or extra
 */
public record VerificationReport(
        long checked,
        List<String> missing,
        long missingCount,
        List<String> doubled,
        long doubledCount,
        List<String> outdated,
        long outdatedCount,
        List<String> extra,
        long extraCount,
        long deadCount,
        long inFlightCount,
        boolean clean) {
    static final int MAX_NAMED = 100;
}
