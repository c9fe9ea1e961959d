package dev.copydesk.ingest.registry;

import dev.copydesk.ingest.poll.Polling;
import dev.copydesk.model.EventFormatException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Has the feeds polled whose partitions the consumer group assigns to this instance.
 *
 * <p>A partition that is assigned is read from its beginning to its end before any of its feeds is polled. One that is
 * taken away is polled no more, and the states written so far are flushed, before the group gives it to the next owner,
 * so that this one reads them. Where that takes too long, both may poll for a moment; admission absorbs the repeats.
 *
 * <p>Thread-safe; {@link #start} returns at once.
 */
public final class FeedOwner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FeedOwner.class);
    private static final Duration ONE_POLL = Duration.ofMillis(200);
    private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(10);

    private final FeedTopic topic;
    private final FeedLog log;
    private final Polling polling;
    private final Thread thread;
    private final RestartPause pause = new RestartPause();
    private final AtomicBoolean closing = new AtomicBoolean();
    /** Used by the thread alone. */
    private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private volatile Set<Integer> ownedPartitions = Set.of();

    public FeedOwner(FeedTopic topic, FeedLog log, Polling polling) {
        this.topic = topic;
        this.log = log;
        this.polling = polling;
        this.thread = new Thread(this::own, "feeds-owner");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** The partitions whose feeds are polled here now. */
    public Set<Integer> ownedPartitions() {
        return ownedPartitions;
    }

    private void own() {
        while (!closing.get()) {
            try (KafkaConsumer<String, byte[]> consumer = topic.member()) {
                own(consumer);
            } catch (RuntimeException e) { // whatever the client throws, polling must go on
                LOG.warnf("the membership in the group that shares the feeds failed and begins anew: %s", e);
            }
            end(Set.copyOf(owned.keySet()));
            if (!closing.get()) {
                pause.await();
            }
        }
    }

    private void own(KafkaConsumer<String, byte[]> consumer) {
        consumer.subscribe(List.of(topic.name()), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                consumer.seekToBeginning(partitions);
                partitions.forEach(partition -> owned.put(partition, new OwnedPartition(polling, log::forget)));
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                end(partitions);
                log.flush(FLUSH_PATIENCE);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                end(partitions);
            }
        });
        while (!closing.get()) {
            consumer.poll(ONE_POLL).forEach(this::apply);
            beginWhatWasRead(consumer);
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        OwnedPartition partition = owned.get(new TopicPartition(record.topic(), record.partition()));
        Optional<FeedKey> key = FeedKey.parse(record.key());
        if (partition == null || key.isEmpty()) {
            return;
        }
        try {
            partition.apply(key.get(), record.value());
        } catch (EventFormatException e) {
            LOG.warnf(
                    "%s/%d/%d, %s, cannot be read: %s",
                    record.topic(), record.partition(), record.offset(), record.key(), e.getMessage());
        }
    }

    private void beginWhatWasRead(KafkaConsumer<String, byte[]> consumer) {
        Map<TopicPartition, OwnedPartition> reading = new HashMap<>(owned);
        reading.values().removeIf(OwnedPartition::isAtEnd);
        if (reading.isEmpty()) {
            return;
        }
        // Asked after the assignment: what the owner before wrote lies below these ends.
        ends.putAll(consumer.endOffsets(reading.keySet().stream()
                .filter(partition -> !ends.containsKey(partition))
                .toList()));
        reading.forEach((partition, read) -> {
            if (consumer.position(partition) >= ends.getOrDefault(partition, Long.MAX_VALUE)) {
                ends.remove(partition);
                read.beginAtEnd();
                pause.reset();
            }
        });
        tellOwned();
    }

    private void end(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            ends.remove(partition);
            OwnedPartition ending = owned.remove(partition);
            if (ending != null) {
                ending.end();
            }
        }
        tellOwned();
    }

    private void tellOwned() {
        Set<Integer> now = owned.entrySet().stream()
                .filter(entry -> entry.getValue().isAtEnd())
                .map(entry -> entry.getKey().partition())
                .collect(Collectors.toUnmodifiableSet());
        if (!now.equals(ownedPartitions)) {
            LOG.infof(
                    "the feeds of the partitions %s are polled here",
                    now.stream().sorted().toList());
            ownedPartitions = now;
        }
    }

    /** Polls no more, and leaves the group, so that the feeds go to others at once. */
    @Override
    public void close() {
        closing.set(true);
        pause.end();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
