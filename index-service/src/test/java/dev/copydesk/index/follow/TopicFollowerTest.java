package dev.copydesk.index.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicFollowerTest {
    private static final String TOPIC = "followed";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final List<Long> taken = new CopyOnWriteArrayList<>();

    @Test
    void aRecordThatCannotBeHandledIsPassedOver() {
        try (TopicFollower follower = new TopicFollower(List.of(TOPIC), this::takeUnlessSecond, this::threeRecords)) {
            follower.start();

            await().untilAsserted(() -> assertThat(taken).containsExactly(0L, 2L));
            await().until(follower::isFollowing);
        }
    }

    @Test
    void aFailureOfTheConsumerIsFollowedByAnotherStart() {
        MockConsumer<byte[], byte[]> failing = threeRecords();
        failing.setPollException(new org.apache.kafka.common.KafkaException("gone"));
        List<MockConsumer<byte[], byte[]>> consumers = new CopyOnWriteArrayList<>(List.of(failing, threeRecords()));
        try (TopicFollower follower =
                new TopicFollower(List.of(TOPIC), this::takeUnlessSecond, () -> consumers.remove(0))) {
            follower.start();

            await().untilAsserted(() -> assertThat(taken).containsExactly(0L, 2L));
        }
    }

    private void takeUnlessSecond(ConsumerRecord<byte[], byte[]> received) {
        if (received.offset() == 1) {
            throw new IllegalStateException("not this one");
        }
        taken.add(received.offset());
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(TOPIC, 0, offset, new byte[0], new byte[0]);
    }

    private MockConsumer<byte[], byte[]> threeRecords() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 3L));
        consumer.schedulePollTask(() -> {
            for (long offset = 0; offset < 3; offset++) {
                consumer.addRecord(record(offset));
            }
        });
        return consumer;
    }
}
