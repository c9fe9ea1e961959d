package dev.copydesk.ingest.registry;

import dev.copydesk.ingest.poll.PollState;
import dev.copydesk.ingest.poll.PollStateStore;
import dev.copydesk.model.EventJson;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the topic {@code feeds}: idempotent producer, {@code acks=all}, the partition named by {@link FeedKey}.
 *
 * <p>Thread-safe. States are handed to one thread, which alone may wait for Kafka; those of one feed are written in the
 * order of the calls. A write that is not acknowledged within {@link #DELIVERY_TIMEOUT} fails.
 */
public final class FeedLog implements PollStateStore, AutoCloseable {
    static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(FeedLog.class);
    private static final Duration MAX_BLOCK = Duration.ofSeconds(15);

    private final KafkaProducer<String, byte[]> producer;
    private final FeedTopic topic;
    private final ExecutorService states = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "feed-states");
        thread.setDaemon(true);
        return thread;
    });

    public FeedLog(FeedTopic topic) {
        this.topic = topic;
        this.producer = topic.connection()
                .producer(
                        Map.of(
                                ProducerConfig.CLIENT_ID_CONFIG,
                                "feeds-" + Long.toHexString(System.identityHashCode(this)),
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "zstd",
                                ProducerConfig.LINGER_MS_CONFIG,
                                5,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                (int) MAX_BLOCK.toMillis(),
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                (int) DELIVERY_TIMEOUT.toMillis(),
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                MAX_BLOCK.toMillis()),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** For the API: writes a registration; may wait for Kafka. */
    CompletionStage<FeedPosition> register(FeedRegistration registration) {
        return write(FeedKey.registration(registration.id()), EventJson.write(registration));
    }

    /** For the API: removes a registration; may wait for Kafka. Its state follows, by the owner's hand. */
    CompletionStage<FeedPosition> unregister(String feedId) {
        return write(FeedKey.registration(feedId), null);
    }

    /** For the owner of the feed. */
    @Override
    public CompletionStage<Void> save(String feedId, PollState state) {
        return writeState(feedId, EventJson.write(state));
    }

    /** For the owner of the feed's partition: the state of a feed that is not registered is removed. */
    CompletionStage<Void> forget(String feedId) {
        return writeState(feedId, null);
    }

    /** Waits until the states handed over so far are written, or the time is over. */
    void flush(Duration patience) {
        try {
            states.submit(producer::flush).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("the last states of feeds may not be written (%s); their items are sent again", e);
        }
    }

    private CompletionStage<Void> writeState(String feedId, byte @Nullable [] value) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        states.execute(() -> write(FeedKey.state(feedId), value).whenComplete((position, failure) -> {
            if (failure == null) {
                written.complete(null);
            } else {
                written.completeExceptionally(failure);
            }
        }));
        return written;
    }

    private CompletionStage<FeedPosition> write(FeedKey key, byte @Nullable [] value) {
        CompletableFuture<FeedPosition> written = new CompletableFuture<>();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic.name(), key.partition(topic.partitions()), key.toString(), value);
        try {
            var unused = producer.send(record, (at, failure) -> {
                if (failure == null) {
                    written.complete(new FeedPosition(at.partition(), at.offset()));
                } else {
                    written.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) { // such as Kafka away for longer than the producer waits
            written.completeExceptionally(e);
        }
        return written;
    }

    /** Writes what was handed over, within the time that a write may take. */
    @Override
    public void close() {
        states.shutdown();
        try {
            if (!states.awaitTermination(MAX_BLOCK.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("states of feeds still wait for Kafka and are given up; their items are sent again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(DELIVERY_TIMEOUT);
    }
}
