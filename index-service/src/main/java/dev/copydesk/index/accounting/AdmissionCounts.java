package dev.copydesk.index.accounting;

import dev.copydesk.index.follow.TopicFollower;
import dev.copydesk.model.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The counters of admission, as its changelog tells them: each of its tasks counts for itself, in a partition of its own,
 * so that a source's count is the sum over the partitions. Thread-safe.
 */
final class AdmissionCounts implements TopicFollower.Follower {
    static final String TOPIC = "copydesk-admission-accounting-changelog";

    private final Map<Key, AdmissionCount> latest = new ConcurrentHashMap<>();

    private record Key(int partition, String sourceId) {}

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> counted) {
        Key key = new Key(counted.partition(), new String(counted.key(), StandardCharsets.UTF_8));
        if (counted.value() == null) {
            latest.remove(key);
        } else {
            latest.put(key, EventJson.read(counted.value(), AdmissionCount.class));
        }
    }

    /** Sums by source id. */
    Map<String, AdmissionCount> bySource() {
        Map<String, AdmissionCount> sums = new TreeMap<>();
        latest.forEach((key, count) -> sums.merge(key.sourceId(), count, AdmissionCount::plus));
        return sums;
    }
}
