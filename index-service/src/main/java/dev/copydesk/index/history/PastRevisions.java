package dev.copydesk.index.history;

import dev.copydesk.index.follow.Consumers;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Finds earlier revisions of an article in the topic of enriched articles. Kafka keeps the latest record of each article for ever, and earlier
 * ones until it compacts the segment that they lie in, which is some days on a quiet topic.
 *
 * <p>There is no way to them but reading the article's partition, from when it was first seen up to its current version. Cost is
 * bounded: so many readings at once, each for so long, and of what is found the latest revisions of so many characters. Blocking;
 * thread-safe.
 */
@Singleton
class PastRevisions {
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration READ_WITHIN = Duration.ofSeconds(2);
    private static final Duration WAIT_FOR_TURN = Duration.ofSeconds(4);
    private static final int READ_AT_ONCE = 2;
    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    /** Records bear the time at which they were received: earlier than the first sight by what admission lay behind. */
    private static final Duration ADMITTED_WITHIN = Duration.ofHours(1);

    private final Consumers consumers;
    private final Duration readWithin;
    private final Semaphore turns = new Semaphore(READ_AT_ONCE, true);

    @Inject
    PastRevisions(Consumers consumers) {
        this(consumers, READ_WITHIN);
    }

    PastRevisions(Consumers consumers, Duration readWithin) {
        this.consumers = consumers;
        this.readWithin = readWithin;
    }

    /**
     * Those before the revision that is given.
     *
     * @param topic of the generation that holds it
     * @throws IOException if Kafka does not answer, or too many are being read at the moment
     */
    RevisionsFound before(EnrichedArticle current, String topic) throws IOException, InterruptedException {
        if (!turns.tryAcquire(WAIT_FOR_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("too many earlier revisions are being looked for");
        }
        try (Consumer<byte[], byte[]> consumer = consumers.withoutGroup()) {
            return read(consumer, current, topic);
        } catch (KafkaException e) {
            throw new IOException("Kafka does not answer: " + e.getMessage(), e);
        } finally {
            turns.release();
        }
    }

    private RevisionsFound read(Consumer<byte[], byte[]> consumer, EnrichedArticle current, String topic) {
        byte[] key = current.id().getBytes(StandardCharsets.UTF_8);
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, METADATA_TIMEOUT);
        if (partitions == null || partitions.isEmpty()) {
            return new RevisionsFound(List.of(), true);
        }
        TopicPartition partition = new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions.size());
        Instant from = current.firstSeenAt().minus(ADMITTED_WITHIN);
        OffsetAndTimestamp start = consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli()), METADATA_TIMEOUT)
                .get(partition);
        if (start == null) {
            return new RevisionsFound(List.of(), true);
        }
        long end = consumer.endOffsets(List.of(partition), METADATA_TIMEOUT).getOrDefault(partition, 0L);
        consumer.assign(List.of(partition));
        consumer.seek(partition, start.offset());
        Kept kept = new Kept();
        long deadline = System.nanoTime() + readWithin.toNanos();
        while (consumer.position(partition, METADATA_TIMEOUT) < end) {
            if (System.nanoTime() - deadline >= 0) {
                return new RevisionsFound(kept.inOrder(), false);
            }
            for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                if (Arrays.equals(key, found.key()) && !kept.goesOn(found.value(), current)) {
                    return new RevisionsFound(kept.inOrder(), kept.complete);
                }
            }
        }
        return new RevisionsFound(kept.inOrder(), kept.complete);
    }

    /** What was found so far. */
    private static final class Kept {
        private final TreeMap<Integer, EnrichedArticle> byRevision = new TreeMap<>();
        private long characters;
        private boolean complete = true;

        /** Returns false once the current version itself is met: nothing earlier lies behind it. */
        boolean goesOn(byte @Nullable [] value, EnrichedArticle current) {
            if (value == null) {
                return true; // a removal of an article that is here all the same is older than that
            }
            EnrichedArticle found;
            try {
                found = EventJson.read(value, EnrichedArticle.class);
            } catch (EventFormatException e) {
                return true; // has a dead letter, which says what is wrong with it
            }
            if (found.version() >= current.version()) {
                return false;
            }
            if (found.revision() < current.revision() && byRevision.putIfAbsent(found.revision(), found) == null) {
                characters += length(found);
                forgetTheEarliest();
            }
            return true;
        }

        private void forgetTheEarliest() {
            while (characters > MAX_CHARACTERS && byRevision.size() > 1) {
                characters -= length(byRevision.firstEntry().getValue());
                byRevision.remove(byRevision.firstKey());
                complete = false;
            }
        }

        List<EnrichedArticle> inOrder() {
            return List.copyOf(byRevision.values());
        }

        private static long length(EnrichedArticle article) {
            return article.title().length() + (long) article.text().length();
        }
    }
}
