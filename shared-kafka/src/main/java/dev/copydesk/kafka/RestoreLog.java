package dev.copydesk.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jboss.logging.Logger;

/** Says how long each store took to be restored from Kafka; under exactly-once that is what a killed instance waits for. Thread-safe. */
final class RestoreLog implements StateRestoreListener {
    private static final Logger LOG = Logger.getLogger(RestoreLog.class);

    private final InstantSource clock;
    private final Map<TopicPartition, Instant> started = new ConcurrentHashMap<>();

    RestoreLog(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        started.put(changelog, clock.instant());
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long last, long records) {
        // Told at the end.
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        Instant start = started.remove(changelog);
        if (start != null && records > 0) {
            LOG.infof(
                    "%s restored: %d records in %d ms",
                    changelog, records, Duration.between(start, clock.instant()).toMillis());
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        started.remove(changelog);
    }
}
