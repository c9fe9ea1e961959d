package dev.copydesk.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, committed records only, as often as a test asks. Not thread-safe. */
public final class TopicReader implements AutoCloseable {
    private static final Duration ONE_POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

    /** @param partitions of the topic, which must exist */
    public TopicReader(String bootstrapServers, String topic, int partitions) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(topic, partition));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Everything that was committed until now, in the order of each partition. */
    public List<ConsumerRecord<String, byte[]>> readAll() {
        consumer.poll(ONE_POLL).forEach(read::add);
        return List.copyOf(read);
    }

    /** The last record so far that fits; for waiting until one does. */
    public Optional<ConsumerRecord<String, byte[]>> last(Predicate<ConsumerRecord<String, byte[]>> fits) {
        return readAll().stream().filter(fits).reduce((earlier, later) -> later);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
