package dev.copydesk.index.accounting;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** How far consumer groups have come. Thread-safe; blocking. */
final class CommittedOffsets {
    private static final long TIMEOUT_SECONDS = 10;

    private final Admin admin;

    CommittedOffsets(Admin admin) {
        this.admin = admin;
    }

    /**
     * The offset that is read next, by partition; without a partition of which nothing was ever committed.
     *
     * @throws IOException if Kafka does not answer
     */
    Map<TopicPartition, Long> of(String group) throws IOException, InterruptedException {
        try {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, committed) -> {
                        if (committed != null) {
                            offsets.put(partition, committed.offset());
                        }
                    });
            return offsets;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka does not tell how far " + group + " has come: " + e, e);
        }
    }
}
