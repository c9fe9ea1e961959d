package dev.copydesk.index.accounting;

import dev.copydesk.model.Generation;
import dev.copydesk.model.Topics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How many offsets each stage lies behind. A hint for people: transaction markers count as records, so that a stage that
 * has read everything can show a lag. Thread-safe; blocking.
 */
final class ConsumerLag {
    private static final Logger LOG = Logger.getLogger(ConsumerLag.class);
    private static final long TIMEOUT_SECONDS = 3;

    private final Admin admin;

    ConsumerLag(Admin admin) {
        this.admin = admin;
    }

    /** By stage. Empty where Kafka does not answer within seconds; without a stage that never committed anything. */
    Optional<Map<String, Long>> byStage(Generation generation) throws InterruptedException {
        try {
            Map<String, Long> lag = new LinkedHashMap<>();
            put(lag, "admission", "copydesk-admission", Topics.RECEIVED);
            put(lag, "enrich", "copydesk-enrich-g" + generation.enriched(), Topics.RAW);
            put(lag, "lanes", "copydesk-lanes-g" + generation.enriched(), Topics.lanes(generation.enriched()));
            put(lag, "index", "copydesk-index-g" + generation.number(), Topics.enriched(generation.enriched()));
            return Optional.of(lag);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf(e, "no lag can be shown");
            return Optional.empty();
        }
    }

    private void put(Map<String, Long> lag, String stage, String group, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        committed
                .entrySet()
                .removeIf(offset ->
                        offset.getValue() == null || !offset.getKey().topic().equals(topic));
        if (committed.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        long behind = 0;
        for (var end : ends.entrySet()) {
            long offset = committed
                    .getOrDefault(end.getKey(), new OffsetAndMetadata(0))
                    .offset();
            behind += Math.max(0, end.getValue().offset() - offset);
        }
        lag.put(stage, behind);
    }
}
