package dev.copydesk.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How a topology runs.
 *
 * @param applicationId consumer group, and prefix of the internal topics
 * @param stateDirectory where RocksDB keeps the state stores; rebuilt from Kafka when lost
 * @param guarantee {@code exactly_once_v2} or {@code at_least_once}
 * @param threads stream threads; more than the input has partitions are idle
 * @param standbyReplicas copies of each store on other instances
 * @param commitInterval time between two transactions: the latency that exactly-once adds
 * @param cacheBytes memory in which repeated writes to one key of a cached store are merged
 * @param storeBytes memory of all stores of this process together, beside the Java heap; the first topology's counts
 */
public record StreamsSettings(
        String applicationId,
        KafkaConnection connection,
        Path stateDirectory,
        String guarantee,
        int threads,
        int standbyReplicas,
        Duration commitInterval,
        long cacheBytes,
        long storeBytes) {

    /** The same for another topology, with threads of its own. */
    public StreamsSettings forTopology(String id, int threadCount) {
        return new StreamsSettings(
                id,
                connection,
                stateDirectory,
                guarantee,
                threadCount,
                standbyReplicas,
                commitInterval,
                cacheBytes,
                storeBytes);
    }

    /** Kafka's own form of these settings. */
    public Properties toProperties() {
        Properties properties = new Properties();
        properties.putAll(connection.settings());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        properties.put(BoundedRocksDb.BYTES, storeBytes);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), TopicSpec.MAX_MESSAGE_BYTES);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), TopicSpec.MAX_MESSAGE_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        // Batches are small, and each clears the compressor's tables first. Those of level 2 are a third as large
        // as those of Kafka's level 3: three quarters of the time for 3 % more bytes.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG), 2);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // Each scan of a store adds a metric and removes it again; whoever listens to that takes longer than the scan.
        properties.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        // Bounds what waits in memory, in records: sizes count compressed bytes, and 2 MiB may compress to 2 KiB. With
        // six partitions at most 6 x (10 + 20) records wait, 360 MiB if all of them are as large as an event can be.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 20);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 10);
        // Until then nobody takes over from an instance that was killed, not even itself when it is back.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 15_000);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 16 * 1024 * 1024);
        return properties;
    }
}
