package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.enrich.duplicate.OrderedBytes;
import dev.copydesk.kafka.BoundedRocksDb;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/** RocksDB with the options that a lane's stores have. Not thread-safe. */
final class RocksBytes implements OrderedBytes, AutoCloseable {
    static {
        RocksDB.loadLibrary();
    }

    private final RocksDB database;
    private final WriteOptions withoutLog = new WriteOptions().setDisableWAL(true);

    /** @param bytes of memory for all stores of this process, the first one's count */
    RocksBytes(Path folder, long bytes) throws RocksDBException {
        BlockBasedTableConfig table =
                new BlockBasedTableConfig().setBlockSize(4096).setFilterPolicy(new BloomFilter());
        Options options = new Options()
                .setCreateIfMissing(true)
                .setTableFormatConfig(table)
                .setMaxWriteBufferNumber(3)
                .setCompactionStyle(CompactionStyle.UNIVERSAL);
        new BoundedRocksDb().setConfig("lane-index", options, Map.of(BoundedRocksDb.BYTES, bytes));
        this.database = RocksDB.open(options, folder.toString());
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        try {
            return database.get(key);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void put(byte[] key, byte[] value) {
        try {
            database.put(withoutLog, key, value);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void delete(byte[] key) {
        try {
            database.delete(withoutLog, key);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void ascending(byte[] from, byte[] to, Visitor visitor) {
        try (RocksIterator entries = database.newIterator()) {
            for (entries.seek(from);
                    entries.isValid() && Arrays.compareUnsigned(entries.key(), to) <= 0;
                    entries.next()) {
                if (!visitor.visit(entries.key(), entries.value())) {
                    return;
                }
            }
        }
    }

    @Override
    public void descending(byte[] from, byte[] to, Visitor visitor) {
        try (RocksIterator entries = database.newIterator()) {
            for (entries.seekForPrev(to);
                    entries.isValid() && Arrays.compareUnsigned(entries.key(), from) >= 0;
                    entries.prev()) {
                if (!visitor.visit(entries.key(), entries.value())) {
                    return;
                }
            }
        }
    }

    /** Writes and compacts everything, so that only live entries take room. */
    long liveBytes() throws RocksDBException {
        try (FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
            database.flush(flush);
        }
        database.compactRange();
        return database.getLongProperty("rocksdb.live-sst-files-size");
    }

    /** Of the files as they lie there, entries that were replaced included. */
    long fileBytes() throws RocksDBException {
        return database.getLongProperty("rocksdb.total-sst-files-size");
    }

    long memoryBytes() throws RocksDBException {
        return database.getLongProperty("rocksdb.estimate-table-readers-mem")
                + database.getLongProperty("rocksdb.cur-size-all-mem-tables")
                + database.getLongProperty("rocksdb.block-cache-usage");
    }

    @Override
    public void close() {
        database.close();
        withoutLog.close();
    }
}
