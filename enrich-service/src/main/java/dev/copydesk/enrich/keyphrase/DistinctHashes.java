package dev.copydesk.enrich.keyphrase;

/** Numbers distinct 64-bit hashes in the order in which they come. Not thread-safe. */
final class DistinctHashes {
    static final int NONE = -1;

    private final long[] keys;

    /** The number of the key beside, plus 1; 0 for a free slot. */
    private final int[] numbers;

    private final int mask;
    private int size;

    /** @param most how many can come at most */
    DistinctHashes(int most) {
        int slots = Integer.highestOneBit(Math.max(4, most)) * 4;
        keys = new long[slots];
        numbers = new int[slots];
        mask = slots - 1;
    }

    /** The number of a hash that has come; {@link #NONE} for another. */
    int find(long hash) {
        return numbers[slot(hash)] - 1;
    }

    /** The number of a hash, a new one if it has not come before. */
    int indexOf(long hash) {
        int slot = slot(hash);
        if (numbers[slot] == 0) {
            keys[slot] = hash;
            numbers[slot] = ++size;
        }
        return numbers[slot] - 1;
    }

    boolean isNew(long hash) {
        int before = size;
        return indexOf(hash) == before;
    }

    /** Where the hash is, or the free slot where it belongs. */
    private int slot(long hash) {
        int slot = (int) hash & mask;
        while (numbers[slot] != 0 && keys[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
