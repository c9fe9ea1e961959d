package dev.copydesk.index.accounting;

import dev.copydesk.model.Generation;
import dev.copydesk.model.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What lies in the topics between the corpus and the index and has not come through yet. Offsets alone can't tell, since the marks of
 * transactions have some too, so that records are looked for. Not thread-safe; blocking.
 *
 * <p>A topic's end is asked for after how far the reader of the topic before it has come, and holds open transactions, too: what that
 * reader has left behind is then below the end, although its offsets may be seen before its output can be read. So an article that
 * moves on meanwhile is found in one topic or the next.
 */
public final class Backlog {
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final CommittedOffsets committed;
    private final WrittenEnds written;
    private final Generation generation;
    private final Map<Leg, Map<TopicPartition, Long>> ends = new LinkedHashMap<>();
    private final Set<Leg> through = new HashSet<>();

    /** A topic and the group whose reading it is part of the way. */
    private record Leg(String group, String topic) {}

    Backlog(
            Supplier<Consumer<byte[], byte[]>> consumers,
            CommittedOffsets committed,
            WrittenEnds written,
            Generation generation) {
        this.consumers = consumers;
        this.committed = committed;
        this.written = written;
        this.generation = generation;
    }

    /** Waits until all that is in the corpus now came through, until the time is over, or until the latch opens. */
    void await(Duration atMost, CountDownLatch ended) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (Leg leg : legs()) {
            try (Corpus topic = new Corpus(consumers.get(), leg.topic())) {
                Map<TopicPartition, Long> now = written.of(topic.partitions());
                while (System.nanoTime() - deadline < 0
                        && topic.hasRecords(next(leg, topic), now)
                        && !ended.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    // the condition looks again
                }
            }
        }
    }

    /**
     * Whether all that was in the corpus when this was asked for the first time came through. Each leg is looked at up to where it
     * ended when the one before it was through, so that what comes in meanwhile does not put this off.
     */
    public boolean isThrough() throws IOException, InterruptedException {
        for (Leg leg : legs()) {
            if (!through.contains(leg)) {
                try (Corpus topic = new Corpus(consumers.get(), leg.topic())) {
                    Map<TopicPartition, Long> end = ends.get(leg);
                    if (end == null) {
                        end = written.of(topic.partitions());
                        ends.put(leg, end);
                    }
                    if (topic.hasRecords(next(leg, topic), end)) {
                        return false;
                    }
                    through.add(leg);
                }
            }
        }
        return true;
    }

    /** The ids of a range that are on the way now. Asked before the index is looked at, it misses none. */
    RevisionTable read(IdRange range) throws IOException, InterruptedException {
        RevisionTable onTheWay = new RevisionTable(0);
        for (Leg leg : legs()) {
            try (Corpus topic = new Corpus(consumers.get(), leg.topic())) {
                Map<TopicPartition, Long> next = next(leg, topic);
                topic.read(next, written.of(topic.partitions()), range::contains, (id, value) -> onTheWay.put(id, 1));
            }
        }
        return onTheWay;
    }

    /** In the order in which an article passes them. */
    private List<Leg> legs() {
        int enriched = generation.enriched();
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg("copydesk-admission", Topics.RECEIVED)); // where an article is sent again from its letter
        legs.add(new Leg("copydesk-enrich-g" + enriched, Topics.RAW));
        legs.add(new Leg("copydesk-lanes-g" + enriched, Topics.lanes(enriched)));
        legs.add(new Leg("copydesk-index-g" + generation.number(), Topics.enriched(enriched)));
        return legs;
    }

    /** Where the group goes on; the beginning where it never was. */
    private Map<TopicPartition, Long> next(Leg leg, Corpus topic) throws IOException, InterruptedException {
        Map<TopicPartition, Long> next = new HashMap<>(topic.starts());
        Map<TopicPartition, Long> reached = committed.of(leg.group());
        next.replaceAll((partition, start) -> Math.max(start, reached.getOrDefault(partition, start)));
        return next;
    }
}
