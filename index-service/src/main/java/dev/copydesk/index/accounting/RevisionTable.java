package dev.copydesk.index.accounting;

import java.util.HexFormat;
import java.util.function.ObjIntConsumer;

/**
 * The revisions of articles by id, in arrays: 20 bytes an entry, 27 to 40 with the room that open addressing with linear
 * probing needs. Ids are hashes, so their own bits spread them. Not thread-safe.
 */
final class RevisionTable {
    private static final int DIGITS_PER_LONG = 16;
    private static final int REMOVED = Integer.MIN_VALUE;

    private long[] highs;
    private long[] lows;
    /** 0: free; positive: the revision; negative: the revision of an article that was marked; or {@link #REMOVED}. */
    private int[] revisions;

    private int used;

    /** @param expected ids; more are possible and cost a copy */
    RevisionTable(int expected) {
        allocate(Math.max(16, Integer.highestOneBit(Math.max(8, expected)) * 2));
    }

    private void allocate(int capacity) {
        highs = new long[capacity];
        lows = new long[capacity];
        revisions = new int[capacity];
    }

    /** Replaces what was known of the id. */
    void put(String id, int revision) {
        if (used >= revisions.length - revisions.length / 4) {
            grow();
        }
        put(high(id), low(id), Math.max(1, revision));
    }

    void remove(String id) {
        int slot = slot(high(id), low(id));
        if (revisions[slot] != 0) {
            revisions[slot] = REMOVED;
        }
    }

    /** The revision, 0 if the id is not there. */
    int revision(String id) {
        int revision = revisions[slot(high(id), low(id))];
        return revision == REMOVED ? 0 : Math.abs(revision);
    }

    /** Marks an id that is there. */
    void mark(String id) {
        int slot = slot(high(id), low(id));
        if (revisions[slot] != REMOVED) {
            revisions[slot] = -Math.abs(revisions[slot]);
        }
    }

    /** The ids that are there and not marked, in no order. */
    void forEachUnmarked(ObjIntConsumer<String> action) {
        for (int slot = 0; slot < revisions.length; slot++) {
            if (revisions[slot] > 0) {
                HexFormat hex = HexFormat.of();
                action.accept(hex.toHexDigits(highs[slot]) + hex.toHexDigits(lows[slot]), revisions[slot]);
            }
        }
    }

    /** The number of ids that are there. Linear in the capacity. */
    int size() {
        int size = 0;
        for (int revision : revisions) {
            size += revision == 0 || revision == REMOVED ? 0 : 1;
        }
        return size;
    }

    private void put(long high, long low, int revision) {
        int slot = slot(high, low);
        if (revisions[slot] == 0) {
            highs[slot] = high;
            lows[slot] = low;
            used++;
        }
        revisions[slot] = revision;
    }

    private int slot(long high, long low) {
        int mask = revisions.length - 1;
        int slot = (int) (low & mask);
        while (revisions[slot] != 0 && (highs[slot] != high || lows[slot] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        int[] oldRevisions = revisions;
        allocate(oldRevisions.length * 2);
        used = 0;
        for (int slot = 0; slot < oldRevisions.length; slot++) {
            if (oldRevisions[slot] != 0) {
                put(oldHighs[slot], oldLows[slot], oldRevisions[slot]);
            }
        }
    }

    private static long high(String id) {
        return Long.parseUnsignedLong(id, 0, DIGITS_PER_LONG, 16);
    }

    private static long low(String id) {
        return Long.parseUnsignedLong(id, DIGITS_PER_LONG, 2 * DIGITS_PER_LONG, 16);
    }
}
