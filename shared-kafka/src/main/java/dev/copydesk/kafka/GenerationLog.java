package dev.copydesk.kafka;

import dev.copydesk.model.EventJson;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Reads and changes the generations in their topic of one partition.
 *
 * <p>A change is a compare-and-set: all writers share one transactional id, so that whoever begins ends what another one left
 * open and bars it from committing; then the topic is read to its end, and what is decided on that is committed as a whole or,
 * where another writer began meanwhile, decided anew. Thread-safe; blocking.
 */
public final class GenerationLog {
    private static final Logger LOG = Logger.getLogger(GenerationLog.class);
    private static final String TRANSACTIONAL_ID = "copydesk-generations";
    private static final TopicPartition PARTITION = new TopicPartition(Topics.GENERATIONS, 0);
    private static final int ATTEMPTS = 5;
    private static final int TRANSACTION_TIMEOUT_MILLIS = 15_000;
    private static final int ANSWER_WITHIN_MILLIS = 15_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration READ_WITHIN = Duration.ofSeconds(20);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaConnection connection;

    public GenerationLog(KafkaConnection connection) {
        this.connection = connection;
    }

    /** Decides what is to change; called again where another writer came between. */
    public interface Change {
        /** @return those that change, with what they become; empty for nothing to do */
        List<Generation> of(Generations now);
    }

    /**
     * Changes generations, all or none, and returns all as they are then.
     *
     * @throws IOException if Kafka does not answer
     * @throws dev.copydesk.model.GenerationRefusedException if the change refuses; nothing changed then
     */
    public synchronized Generations change(Change change) throws IOException, InterruptedException {
        createTopic();
        for (int attempt = 1; ; attempt++) {
            Producer<byte[], byte[]> producer = producer();
            try {
                producer.initTransactions();
                Generations before = read();
                List<Generation> changed = change.of(before);
                publish(producer, changed);
                return before.with(changed);
            } catch (KafkaException e) {
                if (attempt == ATTEMPTS) {
                    throw new IOException("Kafka does not answer: " + e.getMessage(), e);
                }
                LOG.infof("another writer of generations came between; deciding anew: %s", e.toString());
            } finally {
                producer.close(CLOSE_TIMEOUT); // what was begun and not committed is aborted
            }
        }
    }

    /** Creates the topic if it is missing. */
    void createTopic() throws IOException, InterruptedException {
        try (Admin admin = connection.admin()) {
            TopicCreation.ensure(admin, List.of(TopicSpec.ofGenerations()));
        } catch (ExecutionException e) {
            throw new IOException("the topic " + Topics.GENERATIONS + " cannot be created: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails if a record failed
    private static void publish(Producer<byte[], byte[]> producer, List<Generation> changed) {
        if (changed.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        for (Generation generation : changed) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    PARTITION.topic(), PARTITION.partition(), generation.key(), EventJson.write(generation));
            ArticleHeaders.describe(record.headers(), Generation.class);
            producer.send(record);
        }
        producer.commitTransaction();
    }

    private Generations read() throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(connection)) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            long deadline = System.nanoTime() + READ_WITHIN.toNanos();
            Map<String, Generation> latest = new HashMap<>();
            while (consumer.position(PARTITION) < end) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException("Kafka delivered not all of " + Topics.GENERATIONS + " in " + READ_WITHIN);
                }
                consumer.poll(POLL).forEach(record -> {
                    if (record.value() != null && record.offset() < end) {
                        latest.put(
                                new String(record.key(), StandardCharsets.UTF_8),
                                EventJson.read(record.value(), Generation.class));
                    }
                });
            }
            return Generations.of(latest.values());
        }
    }

    static KafkaConsumer<byte[], byte[]> consumer(KafkaConnection connection) {
        return connection.consumer(
                Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ANSWER_WITHIN_MILLIS,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private Producer<byte[], byte[]> producer() {
        return connection.producer(
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        TRANSACTIONAL_ID,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        TRANSACTION_TIMEOUT_MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        ANSWER_WITHIN_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
