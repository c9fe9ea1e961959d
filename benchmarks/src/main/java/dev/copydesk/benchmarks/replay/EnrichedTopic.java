package dev.copydesk.benchmarks.replay;

import dev.copydesk.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a generation is indexed from. */
final class EnrichedTopic {
    private static final Duration POLL = Duration.ofSeconds(1);

    private EnrichedTopic() {}

    /** The latest event of each article, in the order in which they came. */
    static List<byte[]> read(String bootstrapServers, int generation) {
        Map<String, byte[]> latest = new LinkedHashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.enriched(generation)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(POLL).forEach(record -> {
                    String id = new String(record.key(), StandardCharsets.UTF_8);
                    latest.remove(id);
                    if (record.value() != null) {
                        latest.put(id, record.value());
                    }
                });
            }
        }
        return List.copyOf(latest.values());
    }
}
