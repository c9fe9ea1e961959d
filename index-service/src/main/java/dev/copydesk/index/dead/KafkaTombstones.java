package dev.copydesk.index.dead;

import dev.copydesk.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes to the partition that the record lies in, whoever chose it: compaction looks at each partition alone. */
final class KafkaTombstones implements Tombstones, AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;

    KafkaTombstones(KafkaConnection connection) {
        producer = connection.producer(
                Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        2L * 1024 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told of every failure
    public CompletionStage<Void> publish(Place place) {
        CompletableFuture<Void> published = new CompletableFuture<>();
        byte[] key = place.key().getBytes(StandardCharsets.ISO_8859_1);
        try {
            producer.send(new ProducerRecord<>(place.topic(), place.partition(), key, null), (position, failure) -> {
                if (failure == null) {
                    published.complete(null);
                } else {
                    published.completeExceptionally(failure);
                }
            });
        } catch (KafkaException e) {
            published.completeExceptionally(e);
        }
        return published;
    }

    /** Within 2 s. What was not published then is found again at the next start. */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
