package dev.copydesk.index;

import dev.copydesk.index.write.WriteQueue;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Pace;
import dev.copydesk.model.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

/**
 * One generation's way from its enriched topic into its months, with a consumer group of its own.
 *
 * <p>Records are asked for while the queue has room for them. Offsets are committed up to the first poll that has a record without
 * an answer, once a second and when partitions go or the feed stops. However long Elasticsearch is away, the consumer
 * keeps its partitions. At least once: what is read again changes nothing, since versions decide.
 */
final class GenerationFeed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GenerationFeed.class);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final long COMMIT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration COMMIT_WITHIN = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final int generation;
    private final String group;
    private final String topic;
    private final Function<String, Consumer<byte[], byte[]>> consumers;
    private final WriteQueue queue;
    private final Duration drain;
    private final Semaphore room = new Semaphore(1);
    private final Thread thread;
    private final Deque<Poll> polls = new ArrayDeque<>();
    /** Answered for, and refused to be committed while partitions were being handed out anew. */
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

    private final ReadingTurns turns = new ReadingTurns();

    private volatile boolean closing;
    private volatile Pace pace = Pace.UNLIMITED;

    /** What was read together: where each of its partitions goes on, once all of it is answered for. */
    private record Poll(Map<TopicPartition, OffsetAndMetadata> next, CompletableFuture<Void> answered) {}

    /** @param consumers of byte arrays, that read what is committed and commit nothing by themselves; by group */
    GenerationFeed(
            Generation generation,
            Function<String, Consumer<byte[], byte[]>> consumers,
            WriteQueue queue,
            Duration drain) {
        this.generation = generation.number();
        this.group = group(generation);
        this.topic = Topics.enriched(generation.enriched());
        this.consumers = consumers;
        this.queue = queue;
        this.drain = drain;
        this.thread = new Thread(this::feedUntilClosed, "feed-g" + generation.number());
        this.thread.setDaemon(true);
    }

    /** The consumer group that writes a generation. */
    static String group(Generation generation) {
        return "copydesk-index-g" + generation.number();
    }

    void start() {
        thread.start();
    }

    /** From now on. */
    void go(Pace wanted) {
        pace = wanted;
    }

    private void feedUntilClosed() {
        while (!closing) {
            try (Consumer<byte[], byte[]> consumer = consumers.apply(group)) {
                feed(consumer);
            } catch (RuntimeException e) {
                LOG.warnf("reading %s failed; starting again: %s", topic, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            polls.clear();
            uncommitted.clear();
            room.drainPermits();
            room.release();
            if (!closing) {
                LOG.debugf("%s is subscribed to again", topic);
                LockSupport.parkNanos(AFTER_A_FAILURE.toNanos());
            }
        }
    }

    private void feed(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        consumer.subscribe(List.of(topic), new Partitions(consumer));
        long commitAt = System.nanoTime() + COMMIT_EVERY_NANOS;
        while (!closing) {
            if (room.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                take(poll(consumer));
            } else {
                // Kafka must hear of this consumer, and has nothing to give it meanwhile.
                consumer.pause(consumer.assignment());
                consumer.poll(Duration.ZERO);
            }
            if (System.nanoTime() - commitAt >= 0) {
                commit(consumer);
                commitAt = System.nanoTime() + COMMIT_EVERY_NANOS;
            }
        }
        if (!queue.drain(drain)) {
            LOG.infof("not everything in flight was answered within %s; it is read again at the next start", drain);
        }
        commit(consumer);
    }

    /** What fails here has taken the room for nothing. */
    private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> consumer) {
        try {
            Set<TopicPartition> reading = turns.reading(consumer.assignment(), pace.partitionsInParallel());
            Set<TopicPartition> others = new HashSet<>(consumer.assignment());
            others.removeAll(reading);
            consumer.pause(others);
            consumer.resume(reading);
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : reading) {
                boolean isRead = !records.records(partition).isEmpty()
                        && consumer.currentLag(partition).orElse(1) == 0;
                if (records.isEmpty() || isRead) {
                    turns.passOn(partition);
                }
            }
            return records;
        } catch (RuntimeException e) {
            room.release();
            throw e;
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        if (records.isEmpty()) {
            room.release();
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        records.forEach(record -> next.put(
                new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1)));
        polls.add(new Poll(next, queue.add(records).toCompletableFuture()));
        queue.whenRoom(room::release);
        Integer limit = pace.articlesPerSecond();
        if (limit != null) {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(1) * records.count() / limit);
        }
    }

    private void commit(Consumer<byte[], byte[]> consumer) {
        while (!polls.isEmpty() && polls.element().answered().isDone()) {
            uncommitted.putAll(polls.remove().next());
        }
        if (!uncommitted.isEmpty()) {
            try {
                consumer.commitSync(uncommitted, COMMIT_WITHIN);
                uncommitted.clear();
            } catch (RebalanceInProgressException e) {
                LOG.debugf(e, "offsets of generation %d are committed a little later", generation);
            }
        }
    }

    /** Partitions that go are committed as far as they were answered for, and never afterwards. */
    private final class Partitions implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        private Partitions(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            commit(consumer);
            onPartitionsLost(revoked);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            polls.forEach(poll -> poll.next().keySet().removeAll(lost));
            uncommitted.keySet().removeAll(lost);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            LOG.infof("generation %d is written here from %s", generation, assigned);
        }
    }

    /** Sends what waits, gives the answers the time to drain, and commits. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(drain.plus(COMMIT_WITHIN).plus(POLL).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.close();
    }
}
