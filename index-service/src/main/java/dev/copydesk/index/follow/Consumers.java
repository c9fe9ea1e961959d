package dev.copydesk.index.follow;

import dev.copydesk.kafka.KafkaConnection;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers that read what is committed, belong to no group and commit nothing. */
@Singleton
public class Consumers {
    /** Bounds the memory of a poll: fetch sizes count compressed bytes, and an event may have 2 MiB. */
    private static final int MAX_POLL_RECORDS = 16;

    private final KafkaConnection connection;

    Consumers(KafkaConnection connection) {
        this.connection = connection;
    }

    public Consumer<byte[], byte[]> withoutGroup() {
        return connection.consumer(
                Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        8 * 1024 * 1024,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MAX_POLL_RECORDS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
