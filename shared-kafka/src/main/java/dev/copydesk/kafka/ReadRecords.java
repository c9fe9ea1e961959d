package dev.copydesk.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Deletes from a topic, every half a minute, what its only reader has committed to have read, as Kafka Streams does with its own topics.
 * Several instances may do so side by side. Thread-safe.
 */
public final class ReadRecords implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReadRecords.class);
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final KafkaConnection connection;
    private final String group;
    private final String topic;
    private final Rounds rounds;

    /** @param group of the reader */
    public ReadRecords(KafkaConnection connection, String group, String topic) {
        this.connection = connection;
        this.group = group;
        this.topic = topic;
        this.rounds = new Rounds("read-records-" + topic, this::deleteAgain);
    }

    public void start() {
        rounds.startAfter(PERIOD);
    }

    private Duration deleteAgain() throws InterruptedException {
        try (Admin admin = connection.admin()) {
            delete(admin, group, topic);
        } catch (ExecutionException | KafkaException e) {
            LOG.debugf(e, "what %s has read of %s is deleted later", group, topic);
        }
        return PERIOD;
    }

    static void delete(Admin admin, String group, String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> read = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null && partition.topic().equals(topic)) {
                        read.put(partition, RecordsToDelete.beforeOffset(offset.offset()));
                    }
                });
        if (!read.isEmpty()) {
            admin.deleteRecords(read).all().get();
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
