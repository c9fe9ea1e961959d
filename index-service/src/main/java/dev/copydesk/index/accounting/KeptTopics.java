package dev.copydesk.index.accounting;

import dev.copydesk.model.Generation;
import dev.copydesk.model.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Watches the topics that a generation is made of, from its first look on: one that vanishes, is created anew or loses records that
 * were not read yet leaves it without articles for ever. Not thread-safe; blocking.
 */
public final class KeptTopics {
    private static final long TIMEOUT_SECONDS = 10;
    /** A broker that has just started may know less than it will. */
    private static final Duration MISSING_FOR = Duration.ofSeconds(10);

    private final Admin admin;
    private final CommittedOffsets committed;
    private final InstantSource clock;
    private final List<String> topics;
    private final Map<String, String> readers;
    private final Map<String, Uuid> known = new HashMap<>();
    private final Map<String, Instant> missingSince = new HashMap<>();
    /** Where reading goes on, as of the look before. */
    private final Map<TopicPartition, Long> reached = new HashMap<>();

    KeptTopics(Admin admin, CommittedOffsets committed, Generation generation, InstantSource clock) {
        this.admin = admin;
        this.committed = committed;
        this.clock = clock;
        int number = generation.number();
        String enriched = Topics.enriched(generation.enriched());
        String index = "copydesk-index-g" + number;
        // What the lanes have read is deleted behind them, so that their topic may only not vanish.
        this.topics = generation.isEnriched() ? List.of(Topics.RAW, Topics.lanes(number), enriched) : List.of(enriched);
        this.readers = generation.isEnriched()
                ? Map.of(Topics.RAW, "copydesk-enrich-g" + number, enriched, index)
                : Map.of(enriched, index);
    }

    /**
     * Looks again; returns why the generation can never be complete, in one line, or nothing as long as it can.
     *
     * @throws IOException if Kafka does not answer
     */
    public Optional<String> loss() throws IOException, InterruptedException {
        try {
            for (String topic : topics) {
                Optional<String> loss = loss(topic);
                if (loss.isPresent()) {
                    return loss;
                }
            }
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka does not tell of its topics: " + e, e);
        }
    }

    private Optional<String> loss(String topic)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Optional<TopicDescription> found = describe(topic);
        Uuid before = known.get(topic);
        if (found.isEmpty()) {
            Instant since = missingSince.computeIfAbsent(topic, name -> clock.instant());
            return before != null && clock.instant().isAfter(since.plus(MISSING_FOR))
                    ? Optional.of(topic + " was deleted while it was being built")
                    : Optional.empty();
        }
        missingSince.remove(topic);
        known.put(topic, found.get().topicId());
        if (before != null && !before.equals(found.get().topicId())) {
            return Optional.of(topic + " was deleted and created anew while it was being built");
        }
        String reader = readers.get(topic);
        return reader == null ? Optional.empty() : unread(found.get(), reader);
    }

    private Optional<TopicDescription> describe(String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        KafkaFuture<Map<String, TopicDescription>> asked =
                admin.describeTopics(List.of(topic)).allTopicNames();
        try {
            return Optional.ofNullable(
                    asked.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).get(topic));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A reader that finds its place deleted goes on behind it at once, hence the comparison with the look before. */
    private Optional<String> unread(TopicDescription topic, String reader)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> partitions = topic.partitions().stream()
                .collect(Collectors.toMap(
                        info -> new TopicPartition(topic.name(), info.partition()), info -> OffsetSpec.earliest()));
        Map<TopicPartition, ListOffsetsResultInfo> starts =
                admin.listOffsets(partitions).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, Long> now = committed.of(reader);
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> start : starts.entrySet()) {
            TopicPartition partition = start.getKey();
            long first = start.getValue().offset();
            long before = reached.getOrDefault(partition, first);
            reached.put(partition, now.getOrDefault(partition, before));
            if (first > before) {
                return Optional.of("records " + before + " to " + (first - 1) + " of " + partition
                        + " were deleted before it had read them");
            }
        }
        return Optional.empty();
    }
}
