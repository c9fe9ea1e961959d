package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes one topic and reads another, committed records only, and takes the time from an article's standing in the first to its first
 * coming out of the second. One thread sends.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what was not sent is missed at the end
final class StreamClient implements AutoCloseable {
    private static final Duration REST = Duration.ofSeconds(10);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final String to;
    private final Thread reader = new Thread(this::read, "reader");
    private final Set<String> waiting = new HashSet<>();
    private final Map<String, byte[]> newest = new HashMap<>();
    private int records;
    private final List<Long> milliseconds = new ArrayList<>();

    StreamClient(String bootstrapServers, String to, String from) {
        this.to = to;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "compression.type",
                        "zstd",
                        "acks",
                        "all",
                        "linger.ms",
                        5),
                new StringSerializer(),
                new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        5000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo partition : consumer.partitionsFor(from)) {
            partitions.add(new TopicPartition(from, partition.partition()));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        reader.start();
    }

    /** Forgets all latencies so far. */
    void begin() {
        synchronized (waiting) {
            milliseconds.clear();
        }
    }

    /** Waits for an article that somebody sent already. */
    void expect(String id) {
        synchronized (waiting) {
            if (!newest.containsKey(id)) {
                waiting.add(id);
            }
        }
    }

    void send(RawEvents.Event event) {
        synchronized (waiting) {
            waiting.add(event.id());
        }
        producer.send(new ProducerRecord<>(to, event.id(), event.json()));
    }

    void flush() {
        producer.flush();
    }

    /** Returns whether everything that was sent came out in time. */
    boolean awaitAll(Duration patience) throws InterruptedException {
        producer.flush();
        return awaitDownTo(0, patience);
    }

    /** Returns whether no more than so many are missing in time. */
    boolean awaitDownTo(int most, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (waiting) {
            for (long left = end - System.nanoTime();
                    waiting.size() > most && left > 0;
                    left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(waiting, left);
            }
            return waiting.size() <= most;
        }
    }

    /** The verdicts of the newest versions, once nothing came out for some seconds. */
    Map<String, Duplicate> awaitRest() throws InterruptedException {
        synchronized (waiting) {
            for (int before = -1; before != records; ) {
                before = records;
                long end = System.nanoTime() + REST.toNanos();
                for (long left = REST.toNanos(); left > 0; left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(waiting, left);
                }
            }
            Map<String, Duplicate> verdicts = new HashMap<>();
            newest.forEach((id, json) ->
                    verdicts.put(id, EventJson.read(json, EnrichedArticle.class).duplicate()));
            return verdicts;
        }
    }

    int missing() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** In words: median, 99th percentile, maximum. */
    String latencies() {
        synchronized (waiting) {
            long[] sorted = milliseconds.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return sorted.length == 0
                    ? "nothing came out"
                    : String.format(
                            Locale.ROOT,
                            "latency p50 %d ms, p99 %d ms, max %d ms",
                            sorted[sorted.length / 2],
                            sorted[(int) (sorted.length * 0.99)],
                            sorted[sorted.length - 1]);
        }
    }

    private void read() {
        try {
            while (true) {
                var polled = consumer.poll(Duration.ofMillis(500));
                long now = System.currentTimeMillis();
                synchronized (waiting) {
                    records += polled.count();
                    for (ConsumerRecord<String, byte[]> record : polled) {
                        newest.put(record.key(), record.value());
                        if (waiting.remove(record.key())) {
                            milliseconds.add(now - record.timestamp());
                        }
                    }
                    waiting.notifyAll();
                }
            }
        } catch (WakeupException closing) {
            consumer.close();
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
