package dev.copydesk.enrich.duplicate;

/**
 * The buckets that an edition stands in: one for each band of its sketch and one for each anchor. Texts that resemble each other
 * share a band, a text and one that holds it share an anchor.
 *
 * <p>Banding: Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3.
 */
final class Buckets {
    /** Chosen by measurement, see docs/duplicates.md. */
    static final int BANDS = 12;

    static final int ROWS = 3;

    /** How many editions before and after it in a bucket one is compared with. */
    static final int BAND_REACH = 8;

    static final int ANCHOR_REACH = 4;

    private Buckets() {}

    /** The buckets of the bands first. */
    static long[] of(Fingerprint fingerprint) {
        int[] anchors = fingerprint.anchors();
        if (!fingerprint.isCompared()) {
            return new long[0];
        }
        long[] buckets = new long[BANDS + anchors.length];
        for (int band = 0; band < BANDS; band++) {
            long hash = Bits.join(fingerprint.lane(), band);
            for (int row = 0; row < ROWS; row++) {
                hash = Bits.join(hash, fingerprint.sketch()[band * ROWS + row]);
            }
            buckets[band] = hash;
        }
        for (int i = 0; i < anchors.length; i++) {
            buckets[BANDS + i] = Bits.join(Bits.join(fingerprint.lane(), -1), anchors[i]);
        }
        return buckets;
    }

    static int reach(int bucket) {
        return bucket < BANDS ? BAND_REACH : ANCHOR_REACH;
    }
}
