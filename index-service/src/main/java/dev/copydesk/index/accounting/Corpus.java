package dev.copydesk.index.accounting;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A topic whose keys are article ids, read from one set of offsets to another. Not thread-safe; close it. */
final class Corpus implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;

    Corpus(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    /** Told of every record in turn; a later one of the same id supersedes. */
    interface Visitor {
        /** @param value null for a removal */
        void record(String id, byte @Nullable [] value) throws IOException;
    }

    private interface Step {
        /** Returns whether to go on. */
        boolean take(ConsumerRecord<byte[], byte[]> received) throws IOException;
    }

    /** Where the topic begins, by partition; empty where there is no such topic. */
    Map<TopicPartition, Long> starts() throws IOException {
        try {
            return consumer.beginningOffsets(found());
        } catch (KafkaException e) {
            throw unanswered(e);
        }
    }

    /** Where what is committed so far ends. */
    Map<TopicPartition, Long> ends() throws IOException {
        try {
            return consumer.endOffsets(found());
        } catch (KafkaException e) {
            throw unanswered(e);
        }
    }

    /** Empty where there is no such topic. */
    List<TopicPartition> partitions() throws IOException {
        try {
            return found();
        } catch (KafkaException e) {
            throw unanswered(e);
        }
    }

    private List<TopicPartition> found() {
        return consumer.listTopics(METADATA_TIMEOUT).getOrDefault(topic, List.of()).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /**
     * Reads the ids that are wanted.
     *
     * @throws IOException if Kafka stops answering
     */
    void read(
            Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends, Predicate<String> wanted, Visitor visitor)
            throws IOException {
        scan(starts, ends, received -> {
            String id = received.key() == null ? "" : new String(received.key(), StandardCharsets.UTF_8);
            if (ArticleId.isValid(id) && wanted.test(id)) {
                visitor.record(id, received.value());
            }
            return true;
        });
    }

    /** Whether there is a record, which offsets don't tell: the marks of transactions have some, too. */
    boolean hasRecords(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) throws IOException {
        return !scan(starts, ends, received -> false);
    }

    /** Returns whether it got to the end. */
    private boolean scan(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends, Step step)
            throws IOException {
        try {
            Map<TopicPartition, Long> open = ends.entrySet().stream()
                    .filter(end -> starts.getOrDefault(end.getKey(), 0L) < end.getValue())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            consumer.assign(open.keySet());
            open.keySet().forEach(partition -> consumer.seek(partition, starts.getOrDefault(partition, 0L)));
            long stalledAt = System.nanoTime() + STALLED_AFTER.toNanos();
            while (!open.isEmpty()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> received : records) {
                    long end = ends.getOrDefault(new TopicPartition(topic, received.partition()), 0L);
                    if (received.offset() < end && !step.take(received)) {
                        return false;
                    }
                }
                if (!records.isEmpty()) {
                    stalledAt = System.nanoTime() + STALLED_AFTER.toNanos();
                } else if (System.nanoTime() - stalledAt > 0) {
                    throw new IOException("Kafka delivered nothing of " + topic + " in " + STALLED_AFTER);
                }
                open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                consumer.assign(open.keySet());
            }
            return true;
        } catch (KafkaException e) {
            throw unanswered(e);
        }
    }

    /** Reads only as far as it must; 1 for an event without a revision. */
    static int revision(byte[] event) throws IOException {
        try (JsonParser json = EventJson.mapper().getFactory().createParser(event)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals("revision");
                if (json.nextToken() == JsonToken.VALUE_NUMBER_INT && found) {
                    return json.getIntValue();
                }
                json.skipChildren();
            }
            return 1;
        }
    }

    private static IOException unanswered(KafkaException e) {
        return new IOException("Kafka does not answer: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
