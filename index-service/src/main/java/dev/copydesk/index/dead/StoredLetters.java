package dev.copydesk.index.dead;

import dev.copydesk.index.follow.Consumers;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/** The letters with their originals, read from Kafka each time. Blocking; thread-safe. */
@Singleton
class StoredLetters {
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumers consumers;

    StoredLetters(Consumers consumers) {
        this.consumers = consumers;
    }

    /** A letter with the headers of its record, which are those of the record it is about. */
    record Stored(DeadLetter letter, Headers headers) {}

    /**
     * Reads the letter that lies at a place; empty where it was replaced or removed since.
     *
     * @throws IOException if Kafka does not answer
     */
    Optional<Stored> read(LetterSummary.Place place) throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumers.withoutGroup()) {
            TopicPartition partition = new TopicPartition(place.topic(), place.partition());
            consumer.assign(List.of(partition));
            consumer.seek(partition, place.offset());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() - deadline < 0) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    return found.offset() == place.offset() && found.value() != null
                            ? Optional.of(new Stored(EventJson.read(found.value(), DeadLetter.class), found.headers()))
                            : Optional.empty();
                }
                if (consumer.position(partition) > place.offset()) {
                    return Optional.empty();
                }
            }
            throw new IOException("Kafka delivered nothing of " + partition + " in " + PATIENCE);
        } catch (KafkaException e) {
            throw new IOException("Kafka does not answer: " + e.getMessage(), e);
        }
    }

    /** Where the topics of letters end now, with all that is committed. */
    Map<TopicPartition, Long> ends() throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumers.withoutGroup()) {
            var topics = consumer.listTopics(METADATA_TIMEOUT);
            List<TopicPartition> partitions = new ArrayList<>();
            DeadLetters.TOPICS.forEach(topic -> topics.getOrDefault(topic, List.of())
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition()))));
            return consumer.endOffsets(partitions);
        } catch (KafkaException e) {
            throw new IOException("Kafka does not answer: " + e.getMessage(), e);
        }
    }
}
