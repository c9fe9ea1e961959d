package dev.copydesk.enrich.duplicate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Says what two texts have in common: by their sketches whether a look at the texts is worth while, then exactly.
 *
 * <p>Remembers the shingles of the texts that it met last, since those of a flood are met again and again. Not thread-safe.
 */
final class Comparison {
    /** From this similarity on, two texts are near duplicates of each other. Chosen by measurement, see docs/duplicates.md. */
    static final double NEAR = 0.7;

    /** From this share on, a shorter text is contained in a longer one. */
    static final double CONTAINED = 0.8;

    /** Below this estimate the similarity is below {@link #NEAR}, but for one pair in ten thousand. */
    private static final double WORTH_A_LOOK = 0.46;

    /** Of all remembered texts together: 8 MB, some 4,000 articles, or one of the largest. */
    private static final int REMEMBERED_SHINGLES = 2_000_000;

    private final ShingleSource source;
    private final LinkedHashMap<TextHash, ShingleSet> remembered = new LinkedHashMap<>(512, 0.75f, true);
    private int rememberedShingles;
    private long comparisons;

    Comparison(ShingleSource source) {
        this.source = source;
    }

    /** What the first has in common with the second, if that makes one a duplicate of the other or contained in it. */
    Optional<Overlap> compare(Node one, Node other) {
        Fingerprint first = one.fingerprint();
        Fingerprint second = other.fingerprint();
        if (MinHashSketch.similarity(first.sketch(), second.sketch()) < WORTH_A_LOOK
                && !Anchors.mayContain(first.anchors(), second.anchors())) {
            return Optional.empty();
        }
        comparisons++;
        Overlap overlap = shingles(one).overlap(shingles(other));
        return isNear(overlap) || isContained(overlap) || isContained(overlap.reversed())
                ? Optional.of(overlap)
                : Optional.empty();
    }

    static boolean isNear(Overlap overlap) {
        return overlap.jaccard() >= NEAR;
    }

    /** Whether the first is a short version of the second. */
    static boolean isContained(Overlap overlap) {
        return overlap.own() < overlap.others() && overlap.containment() >= CONTAINED;
    }

    /** Exact comparisons of two texts so far. */
    long comparisons() {
        return comparisons;
    }

    private ShingleSet shingles(Node node) {
        ShingleSet known = remembered.get(node.edition().text());
        if (known == null) {
            known = source.shingles(node.first().id());
            remember(node.edition().text(), known);
        }
        return known;
    }

    /** In place of those that were not met for the longest time. */
    private void remember(TextHash text, ShingleSet shingles) {
        remembered.put(text, shingles);
        rememberedShingles += shingles.size();
        Iterator<ShingleSet> oldest = remembered.values().iterator();
        while (rememberedShingles > REMEMBERED_SHINGLES && remembered.size() > 1) {
            rememberedShingles -= oldest.next().size();
            oldest.remove();
        }
    }
}
