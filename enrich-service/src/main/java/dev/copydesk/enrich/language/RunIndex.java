package dev.copydesk.enrich.language;

/**
 * A hash table from 32-bit hashes of runs to places, made for many look-ups at once.
 *
 * <p>One after the other, look-ups wait for memory each time; here each step is done for all hashes before the next, so
 * that the processor fetches many at a time. A bit map, an eighth as large as the table, answers for most of the runs that are not
 * there. Open addressing; filled by one thread, then read-only and thread-safe.
 */
final class RunIndex {
    private static final int FIBONACCI = 0x9E3779B1;

    /** Slots for each entry, at least; full enough tables would be searched for long. */
    private static final int SLOTS_PER_ENTRY = 2;

    private static final int BITS_PER_SLOT = 8;

    /** Hash in the upper half, place in the lower; 0 for a free slot. */
    private final long[] slots;

    private final int slotShift;
    private final long[] bits;
    private final int bitShift;

    /** An empty one for so many entries. */
    RunIndex(int entries) {
        int capacity = Integer.highestOneBit(Math.max(8, entries * SLOTS_PER_ENTRY - 1)) << 1;
        slots = new long[capacity];
        slotShift = Integer.SIZE - Integer.numberOfTrailingZeros(capacity);
        bits = new long[capacity * BITS_PER_SLOT / Long.SIZE];
        bitShift = Integer.SIZE - Integer.numberOfTrailingZeros(capacity * BITS_PER_SLOT);
    }

    /** Puts a hash that is not there yet. */
    void put(int hash, int place) {
        if (place == 0) {
            throw new IllegalArgumentException("place 0 means a free slot");
        }
        int at = (hash * FIBONACCI) >>> slotShift;
        while (slots[at] != 0) {
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = ((long) hash << Integer.SIZE) | Integer.toUnsignedLong(place);
        int bit = (hash * FIBONACCI) >>> bitShift;
        bits[bit >>> 6] |= 1L << bit;
    }

    /**
     * Writes the places of those of the first {@code count} hashes that are there, and leaves the others at the front of
     * {@code hashes}. Neither keeps its order.
     *
     * @param places has room for all
     * @return how many are there
     */
    int find(int[] hashes, int count, int[] places) {
        int likely = 0;
        int missing = 0;
        for (int i = 0; i < count; i++) {
            int hash = hashes[i];
            int bit = (hash * FIBONACCI) >>> bitShift;
            int isLikely = (int) (bits[bit >>> 6] >>> bit) & 1;
            places[likely] = hash;
            hashes[missing] = hash;
            likely += isLikely;
            missing += 1 - isLikely;
        }
        int found = 0;
        for (int i = 0; i < likely; i++) {
            int hash = places[i];
            int place = place(hash);
            int isThere = place == 0 ? 0 : 1;
            places[found] = place;
            hashes[missing] = hash;
            found += isThere;
            missing += 1 - isThere;
        }
        return found;
    }

    private int place(int hash) {
        int at = (hash * FIBONACCI) >>> slotShift;
        long slot = slots[at];
        while (slot != 0 && (int) (slot >>> Integer.SIZE) != hash) {
            at = (at + 1) & (slots.length - 1);
            slot = slots[at];
        }
        return (int) slot;
    }
}
