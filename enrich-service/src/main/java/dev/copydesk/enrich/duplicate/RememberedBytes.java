package dev.copydesk.enrich.duplicate;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was read and written during one operation, which asks for its buckets and editions several times; a look-up of a key
 * that is not there passes every file of a store. Writes go through at once. Not thread-safe.
 */
final class RememberedBytes implements OrderedBytes {
    /** Beyond it everything is forgotten, which is safe at any time: a walk over a large group must not fill the heap. */
    static final int MOST = 2_000;

    private static final byte[] ABSENT = {};

    private final OrderedBytes store;
    private final Map<ByteBuffer, byte[]> remembered = new HashMap<>();

    RememberedBytes(OrderedBytes store) {
        this.store = store;
    }

    /** At the end of an operation: what it read is not to stay in memory. */
    void forget() {
        remembered.clear();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        ByteBuffer wrapped = ByteBuffer.wrap(key);
        byte[] known = remembered.get(wrapped);
        if (known == null) {
            byte[] stored = store.get(key);
            known = stored == null ? ABSENT : stored;
            remember(wrapped, known);
        }
        return known == ABSENT ? null : known;
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(key, value);
        remember(ByteBuffer.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        store.delete(key);
        remember(ByteBuffer.wrap(key), ABSENT);
    }

    private void remember(ByteBuffer key, byte[] value) {
        if (remembered.size() >= MOST) {
            remembered.clear();
        }
        remembered.put(key, value);
    }

    @Override
    public void ascending(byte[] from, byte[] to, Visitor visitor) {
        store.ascending(from, to, visitor);
    }

    @Override
    public void descending(byte[] from, byte[] to, Visitor visitor) {
        store.descending(from, to, visitor);
    }
}
