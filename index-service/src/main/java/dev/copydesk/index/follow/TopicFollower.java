package dev.copydesk.index.follow;

import dev.copydesk.index.write.RetryDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of some compacted topics from the beginning and follows them, in a thread of its own, without a
 * consumer group. A topic that does not exist yet is waited for. A record that the follower cannot handle is logged and
 * passed over. After any other failure the reading starts again from the beginning, which changes nothing for a follower
 * that keeps the latest record of each key.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(5);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(10);

    private final List<String> topics;
    private final Follower follower;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean following;

    /** Takes one record after the other, always in the same thread. */
    public interface Follower {
        void accept(ConsumerRecord<byte[], byte[]> received);

        /** Called about once a second while everything that was there at the start has been taken. */
        default void caughtUp() {}

        /** Asked after {@link #caughtUp}: whether everything should be told again from the beginning. */
        default boolean wantsAllAgain() {
            return false;
        }

        /** Both are told of everything, this one first; a record that this one cannot handle is not told of further. */
        default Follower andThen(Follower next) {
            Follower first = this;
            return new Follower() {
                @Override
                public void accept(ConsumerRecord<byte[], byte[]> received) {
                    first.accept(received);
                    next.accept(received);
                }

                @Override
                public void caughtUp() {
                    first.caughtUp();
                    next.caughtUp();
                }

                @Override
                public boolean wantsAllAgain() {
                    return first.wantsAllAgain() || next.wantsAllAgain();
                }
            };
        }
    }

    public TopicFollower(List<String> topics, Follower follower, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.topics = topics;
        this.follower = follower;
        this.consumers = consumers;
        this.thread = new Thread(this::followUntilClosed, "follow-" + topics.get(0));
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Whether everything that was there at the start has been read, and the reading goes on. */
    public boolean isFollowing() {
        return following && thread.isAlive();
    }

    private void followUntilClosed() {
        for (int failures = 1; closing.getCount() > 0; failures++) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                follow(consumer);
            } catch (RuntimeException e) {
                LOG.warnf(e, "reading %s failed; starting again", topics);
            } finally {
                following = false;
            }
            Duration pause = RetryDelay.DEFAULT.after(
                    failures, ThreadLocalRandom.current().nextDouble());
            try {
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> assigned = List.of();
        Map<TopicPartition, Long> firstEnds = new HashMap<>();
        long lookAgainAt = System.nanoTime();
        while (closing.getCount() > 0) {
            if (System.nanoTime() - lookAgainAt >= 0) {
                assigned = assignNew(consumer, assigned, firstEnds);
                lookAgainAt = System.nanoTime() + LOOK_FOR_PARTITIONS.toNanos();
            }
            following = isCaughtUp(consumer, firstEnds);
            if (following) {
                follower.caughtUp();
                if (follower.wantsAllAgain()) {
                    consumer.seekToBeginning(assigned);
                    firstEnds.putAll(consumer.endOffsets(assigned));
                }
            }
            if (assigned.isEmpty()) {
                waitForTopics();
            } else {
                consumer.poll(POLL).forEach(this::take);
                tellPositions(consumer, assigned);
            }
        }
    }

    private synchronized void tellPositions(Consumer<byte[], byte[]> consumer, List<TopicPartition> assigned) {
        assigned.forEach(partition -> positions.put(partition, consumer.position(partition)));
        notifyAll();
    }

    /**
     * Waits until the follower was told of everything before some offsets.
     *
     * @return whether that came to pass in time
     */
    public synchronized boolean awaitRead(Map<TopicPartition, Long> ends, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    private void take(ConsumerRecord<byte[], byte[]> received) {
        try {
            follower.accept(received);
        } catch (RuntimeException e) { // whatever it is, one record must not keep those behind it from being counted
            LOG.warnf(
                    "%s/%d/%d was passed over: %s",
                    received.topic(), received.partition(), received.offset(), e.toString());
        }
    }

    private List<TopicPartition> assignNew(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> before, Map<TopicPartition, Long> firstEnds) {
        Map<String, List<org.apache.kafka.common.PartitionInfo>> existing = consumer.listTopics(METADATA_TIMEOUT);
        List<TopicPartition> now = new ArrayList<>();
        topics.forEach(topic -> existing.getOrDefault(topic, List.of())
                .forEach(partition -> now.add(new TopicPartition(topic, partition.partition()))));
        List<TopicPartition> added = new ArrayList<>(now);
        added.removeAll(before);
        if (!added.isEmpty()) {
            consumer.assign(now);
            consumer.seekToBeginning(added);
            firstEnds.putAll(consumer.endOffsets(added));
        }
        return now;
    }

    /** Removes what has been reached, so that the question gets cheap. */
    private static boolean isCaughtUp(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> firstEnds) {
        firstEnds.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return firstEnds.isEmpty();
    }

    private void waitForTopics() {
        try {
            closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Stops, within seconds. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(POLL.toMillis() * 3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
