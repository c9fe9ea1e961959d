package dev.copydesk.ingest.registry;

import dev.copydesk.model.EventFormatException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the whole topic {@code feeds} into a {@link FeedDirectory} and follows it, in a thread of its own, so that the API
 * of any instance can tell of all feeds. {@link #start} returns at once. Thread-safe.
 */
public final class FeedFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FeedFollower.class);
    private static final Duration ONE_POLL = Duration.ofMillis(500);

    private final FeedDirectory directory = new FeedDirectory();
    private final FeedTopic topic;
    private final Thread thread;
    private final RestartPause pause = new RestartPause();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    /** Guarded by the lock: the next offset to apply, by partition. */
    private final Map<Integer, Long> positions = new HashMap<>();

    private volatile boolean complete;

    /** @param topic must exist */
    public FeedFollower(FeedTopic topic) {
        this.topic = topic;
        this.thread = new Thread(this::follow, "feeds-follower");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    FeedDirectory directory() {
        return directory;
    }

    /** Whether everything that was written before the start has been read. */
    public boolean isComplete() {
        return complete;
    }

    /** Waits until the record at this position has been applied; false where that takes longer than the patience. */
    boolean await(FeedPosition position, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (positions.getOrDefault(position.partition(), 0L) <= position.offset()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = advanced.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        while (!closing.get()) {
            try (KafkaConsumer<String, byte[]> consumer = topic.reader()) {
                read(consumer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) { // whatever the client throws, the directory must go on
                LOG.warnf("reading the topic %s failed and begins anew: %s", topic.name(), e);
                if (pause.await()) {
                    return;
                }
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> all = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        while (!closing.get()) {
            consumer.poll(ONE_POLL).forEach(this::apply);
            advance(consumer, all);
            if (!complete
                    && all.stream()
                            .allMatch(partition ->
                                    consumer.position(partition) >= ends.getOrDefault(partition, Long.MAX_VALUE))) {
                complete = true;
                pause.reset();
                LOG.infof("%d feeds are registered", directory.size());
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        Optional<FeedKey> key = FeedKey.parse(record.key());
        if (key.isEmpty()) {
            return; // nothing of ours, or of a later version
        }
        try {
            directory.apply(key.get(), record.value());
        } catch (EventFormatException e) {
            LOG.warnf(
                    "%s/%d/%d, %s, cannot be read and is left out: %s",
                    record.topic(), record.partition(), record.offset(), record.key(), e.getMessage());
        }
    }

    private void advance(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> all) {
        lock.lock();
        try {
            all.forEach(partition -> positions.put(partition.partition(), consumer.position(partition)));
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closing.set(true);
        pause.end();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
