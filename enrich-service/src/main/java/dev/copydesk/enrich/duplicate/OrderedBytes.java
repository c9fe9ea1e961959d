package dev.copydesk.enrich.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * Keys and values in the unsigned lexicographic order of the keys: what RocksDB is, or a tree on the heap. Implementations need not
 * be thread-safe. Arrays that are passed in or given out are never changed afterwards.
 */
public interface OrderedBytes {

    /** Takes entries of a range one by one. */
    @FunctionalInterface
    interface Visitor {
        /** Returns whether to go on. */
        boolean visit(byte[] key, byte[] value);
    }

    byte @Nullable [] get(byte[] key);

    void put(byte[] key, byte[] value);

    void delete(byte[] key);

    /** Visits the entries with from ≤ key ≤ to, ascending. The visitor must not change the store. */
    void ascending(byte[] from, byte[] to, Visitor visitor);

    /** Visits the entries with from ≤ key ≤ to, descending. The visitor must not change the store. */
    void descending(byte[] from, byte[] to, Visitor visitor);
}
