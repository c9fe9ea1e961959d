package dev.copydesk.index;

import dev.copydesk.kafka.KafkaConnection;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes the consumers of feeds. Memory is bounded by the number of records: the fetch sizes count compressed bytes, and a text of
 * one repeated line shrinks to nothing. A poll of 8 events of the largest size, 2 MiB, takes 16 MiB.
 */
@Singleton
class FeedConsumers {
    private static final int MAX_POLL_RECORDS = 8;

    private final KafkaConnection connection;

    FeedConsumers(KafkaConnection connection) {
        this.connection = connection;
    }

    Consumer<byte[], byte[]> inGroup(String group) {
        return connection.consumer(
                Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        // A topic that is created later is noticed within seconds.
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        5_000,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        8 * 1024 * 1024,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MAX_POLL_RECORDS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
