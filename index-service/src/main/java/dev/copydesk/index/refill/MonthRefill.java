package dev.copydesk.index.refill;

import dev.copydesk.index.elasticsearch.Months;
import dev.copydesk.index.follow.Consumers;
import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.index.write.ActionReader;
import dev.copydesk.index.write.ArticleSink;
import dev.copydesk.index.write.BulkWriter;
import dev.copydesk.index.write.BulkWriters;
import dev.copydesk.index.write.RetryDelay;
import dev.copydesk.index.write.WriteAction;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.kafka.Rounds;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.CompositeException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Fills months again that vanished from Elasticsearch after their articles had been written and committed.
 *
 * <p>A month that the writer had to create is marked as not filled. Whatever the topic holds of such a month, up to the
 * offsets that are committed and a stretch beyond them, is written once more: what was written into the vanished month
 * may not have been committed yet. Months that are in the
 * topic and not in Elasticsearch are created on that occasion, and filled in turn. The mark goes when the month is
 * complete, so that a crash in between only begins again. Versions decide, so that nothing is doubled or outdated. Months that a replay
 * has just made are not written again where they hold as many articles as those that are searched.
 */
@Singleton
class MonthRefill {
    private static final Logger LOG = Logger.getLogger(MonthRefill.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(30);
    private static final long PART_BYTES = 1024 * 1024;
    /** More than the writer gets through in several of its commit intervals of a second. */
    private static final long UNCOMMITTED_RECORDS = 100_000;

    private final Consumers consumers;
    private final Months months;
    private final ArticleSink sink;
    private final BulkWriters writers;
    private final LiveGenerations generations;
    private final KafkaConnection connection;
    private final Rounds looks = new Rounds("month-refill", this::lookAgain);
    private final Set<Integer> compared = new HashSet<>();
    private int failures;

    MonthRefill(
            Consumers consumers,
            Months months,
            ArticleSink sink,
            BulkWriters writers,
            LiveGenerations generations,
            KafkaConnection connection) {
        this.consumers = consumers;
        this.months = months;
        this.sink = sink;
        this.writers = writers;
        this.generations = generations;
        this.connection = connection;
    }

    void start(@Observes StartupEvent event) {
        looks.startAfter(BETWEEN_LOOKS);
    }

    void stop(@Observes ShutdownEvent event) {
        looks.close();
    }

    private Duration lookAgain() throws InterruptedException {
        try {
            Generations now = generations.current();
            for (Generation generation : now.fed()) {
                look(generation, now.serving().number());
            }
            failures = 0;
            return BETWEEN_LOOKS;
        } catch (IOException | RuntimeException e) {
            Duration pause = RetryDelay.DEFAULT.after(
                    ++failures, ThreadLocalRandom.current().nextDouble());
            LOG.warnf("months that vanished are looked for and filled again in %s: %s", pause, firstOf(e));
            return pause;
        }
    }

    /** Of many months that fail, most often for the same reason; all of them would fill a page of the log. */
    private static Throwable firstOf(Exception failure) {
        return failure instanceof CompositeException many ? many.getCauses().get(0) : failure;
    }

    /** One that is still being loaded has only months that are not full yet. */
    private void look(Generation generation, int serving) throws IOException, InterruptedException {
        if (generation.state() != Generation.State.RUNNING) {
            // Once: a month that is made later lacks what the one before it held.
            if (generation.number() != serving && compared.add(generation.number())) {
                months.acceptComplete(generation.number(), serving);
            }
            Set<String> unfilled = months.unfilled(generation.number());
            if (!unfilled.isEmpty()) {
                fill(generation, unfilled);
            }
        }
    }

    private void fill(Generation generation, Set<String> unfilled) throws IOException, InterruptedException {
        ActionReader reader = new ActionReader(generation.number(), TracedStage.OFF);
        BulkWriter writer = writers.of(generation.number());
        Map<TopicPartition, Long> committed = committed(generation.number());
        Set<String> others = new TreeSet<>();
        long written = 0;
        try (Consumer<byte[], byte[]> consumer = consumers.withoutGroup()) {
            List<TopicPartition> partitions = consumer
                    .listTopics(METADATA_TIMEOUT)
                    .getOrDefault(Topics.enriched(generation.enriched()), List.of())
                    .stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> open = new HashMap<>();
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            consumer.endOffsets(partitions).forEach((partition, end) -> {
                long until = Math.min(end, committed.getOrDefault(partition, 0L) + UNCOMMITTED_RECORDS);
                if (until > starts.getOrDefault(partition, 0L)) {
                    open.put(partition, until);
                }
            });
            consumer.assign(open.keySet());
            consumer.seekToBeginning(open.keySet());
            List<WriteAction> part = new ArrayList<>();
            long bytes = 0;
            long stalledAt = System.nanoTime() + STALLED_AFTER.toNanos();
            while (!open.isEmpty()) {
                var polled = consumer.poll(POLL);
                if (looks.closing().getCount() == 0 || !isFed(generation)) {
                    return;
                }
                if (!polled.isEmpty()) {
                    stalledAt = System.nanoTime() + STALLED_AFTER.toNanos();
                } else if (System.nanoTime() - stalledAt > 0) {
                    throw new IOException("Kafka delivered nothing in " + STALLED_AFTER);
                }
                for (ConsumerRecord<byte[], byte[]> received : polled) {
                    if (reader.read(received) instanceof ActionReader.Decoded.Write write) {
                        WriteAction action = write.action();
                        if (!unfilled.contains(action.index())) {
                            others.add(action.index());
                            continue;
                        }
                        part.add(action);
                        bytes += action.sizeInBytes();
                        written++;
                    }
                    if (bytes >= PART_BYTES) {
                        write(writer, part);
                        part = new ArrayList<>();
                        bytes = 0;
                    }
                }
                open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                consumer.assign(open.keySet());
            }
            write(writer, part);
        }
        if (written > 0) {
            LOG.infof("filled %s again with %d records", unfilled, written);
        }
        others.removeAll(months.existing(generation.number()));
        if (!isFed(generation)) {
            return;
        }
        if (!others.isEmpty()) {
            sink.createMonths(others).await().atMost(METADATA_TIMEOUT);
        }
        for (String month : unfilled) {
            months.filled(month);
        }
    }

    /** It may be dropped at any time, and whoever writes then makes its months once more. */
    private boolean isFed(Generation generation) {
        return generations.current().fed().stream().anyMatch(one -> one.number() == generation.number());
    }

    /** What is refused has its letter since the first time. */
    private static void write(BulkWriter writer, List<WriteAction> part) {
        if (!part.isEmpty()) {
            writer.write(part).await().indefinitely();
        }
    }

    private Map<TopicPartition, Long> committed(int generation) throws IOException, InterruptedException {
        try (Admin admin = connection.admin()) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            admin.listConsumerGroupOffsets("copydesk-index-g" + generation)
                    .partitionsToOffsetAndMetadata()
                    .get(METADATA_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            offsets.put(partition, offset.offset());
                        }
                    });
            return offsets;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka does not tell how far the writer has come: " + e, e);
        }
    }
}
