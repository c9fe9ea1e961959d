package dev.copydesk.kafka;

import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Knows all generations as they are, a moment after they change. What it knew stays while Kafka does not answer. Thread-safe.
 */
public final class GenerationFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GenerationFollower.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.GENERATIONS, 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Generations current = Generations.NONE;
    private volatile boolean known;

    public GenerationFollower(KafkaConnection connection) {
        this.connection = connection;
        this.thread = new Thread(this::followUntilClosed, "follow-" + Topics.GENERATIONS);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** {@link Generations#NONE} until they are known. */
    public Generations current() {
        return current;
    }

    /** Whether the topic was read to its end once. */
    public boolean isKnown() {
        return known;
    }

    private void followUntilClosed() {
        while (closing.getCount() > 0) {
            try (KafkaConsumer<byte[], byte[]> consumer = GenerationLog.consumer(connection)) {
                new GenerationLog(connection).createTopic();
                follow(consumer);
            } catch (IOException | RuntimeException e) {
                LOG.infof("the generations cannot be followed just now: %s", e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            try {
                closing.await(AFTER_A_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) throws KafkaException {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        Generations read = Generations.NONE;
        while (closing.getCount() > 0) {
            List<Generation> changed = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                add(record, changed);
            }
            read = changed.isEmpty() ? read : read.with(changed);
            if (consumer.position(PARTITION) >= end) {
                current = read;
                known = true;
            }
        }
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, List<Generation> changed) {
        try {
            if (record.value() != null) {
                changed.add(EventJson.read(record.value(), Generation.class));
            }
        } catch (EventFormatException e) {
            LOG.errorf("%s/0/%d is passed over: %s", Topics.GENERATIONS, record.offset(), e.getMessage());
        }
    }

    /** Stops, within about a second. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(POLL.toMillis() * 4);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
