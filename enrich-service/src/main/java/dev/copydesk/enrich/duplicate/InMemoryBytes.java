package dev.copydesk.enrich.duplicate;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tree on the heap: some 3 KB an article. Not thread-safe. */
public final class InMemoryBytes implements OrderedBytes {
    private static final byte[] NOTHING = {};

    private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public byte @Nullable [] get(byte[] key) {
        return entries.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        entries.put(key, value.length == 0 ? NOTHING : value);
    }

    @Override
    public void delete(byte[] key) {
        entries.remove(key);
    }

    @Override
    public void ascending(byte[] from, byte[] to, Visitor visitor) {
        for (Map.Entry<byte[], byte[]> entry = entries.ceilingEntry(from);
                entry != null && Arrays.compareUnsigned(entry.getKey(), to) <= 0;
                entry = entries.higherEntry(entry.getKey())) {
            if (!visitor.visit(entry.getKey(), entry.getValue())) {
                return;
            }
        }
    }

    @Override
    public void descending(byte[] from, byte[] to, Visitor visitor) {
        for (Map.Entry<byte[], byte[]> entry = entries.floorEntry(to);
                entry != null && Arrays.compareUnsigned(entry.getKey(), from) >= 0;
                entry = entries.lowerEntry(entry.getKey())) {
            if (!visitor.visit(entry.getKey(), entry.getValue())) {
                return;
            }
        }
    }

    /** Number of entries. */
    public int size() {
        return entries.size();
    }
}
