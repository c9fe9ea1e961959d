package dev.copydesk.enrich.duplicate;

/** Mixing of 64-bit values. Not for secrets. */
final class Bits {
    private static final long FIRST = 0xff51afd7ed558ccdL;
    private static final long SECOND = 0xc4ceb9fe1a85ec53L;

    private Bits() {}

    /** MurmurHash3's finaliser: every bit of the input flips each bit of the result with a chance of about one half. */
    static long mix(long value) {
        long h = value;
        h = (h ^ (h >>> 33)) * FIRST;
        h = (h ^ (h >>> 33)) * SECOND;
        return h ^ (h >>> 33);
    }

    /** A hash of the two in this order. */
    static long join(long hash, long next) {
        return mix(hash * 0x9e3779b97f4a7c15L + next);
    }
}
