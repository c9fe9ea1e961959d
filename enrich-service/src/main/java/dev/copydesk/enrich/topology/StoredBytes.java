package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.duplicate.OrderedBytes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A state store as the lanes' ordered bytes: RocksDB, with its changelog. */
final class StoredBytes implements OrderedBytes {
    private final KeyValueStore<Bytes, byte[]> store;

    StoredBytes(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        store.delete(Bytes.wrap(key));
    }

    @Override
    public void ascending(byte[] from, byte[] to, Visitor visitor) {
        visit(store.range(Bytes.wrap(from), Bytes.wrap(to)), visitor);
    }

    @Override
    public void descending(byte[] from, byte[] to, Visitor visitor) {
        visit(store.reverseRange(Bytes.wrap(from), Bytes.wrap(to)), visitor);
    }

    private static void visit(KeyValueIterator<Bytes, byte[]> entries, Visitor visitor) {
        try (entries) {
            boolean goOn = true;
            while (goOn && entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                goOn = visitor.visit(entry.key.get(), entry.value);
            }
        }
    }
}
