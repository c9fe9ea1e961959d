package dev.copydesk.kafka;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds what all stores of a process together take beside the Java heap: blocks, indices, filters and unwritten entries share one
 * cache. Kafka Streams by itself gives every store of every task up to 100 MB. Blocks are compressed with LZ4. Thread-safe.
 *
 * <p>Indices and filters are partitioned: one of a whole file takes megabytes, does not fit a shard of the cache, and is then read
 * again by every look-up (RocksDB wiki, "Partitioned Index/Filters").
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    /** The property of a topology that says how many bytes; the first one of a process decides. */
    public static final String BYTES = "copydesk.rocksdb.bytes";

    /** Of a store's entries that are not written yet, at most. */
    private static final long UNWRITTEN_BYTES = 16L * 1024 * 1024;

    /** Share of them that a Bloom filter of their keys takes: most of what is looked up is not there. */
    private static final double UNWRITTEN_FILTER = 0.02;

    private static @Nullable Cache cache;
    private static @Nullable WriteBufferManager unwritten;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        share(Long.parseLong(String.valueOf(configs.get(BYTES))));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Objects.requireNonNull(cache));
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(Objects.requireNonNull(unwritten));
        options.setWriteBufferSize(UNWRITTEN_BYTES);
        options.setMemtablePrefixBloomSizeRatio(UNWRITTEN_FILTER);
        options.setMemtableWholeKeyFiltering(true);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    private static synchronized void share(long bytes) {
        if (cache == null) {
            cache = new LRUCache(bytes, -1, false, 0.5);
            unwritten = new WriteBufferManager(bytes / 2, cache);
        }
    }

    /** What is shared stays open. */
    @Override
    public void close(String store, Options options) {}
}
