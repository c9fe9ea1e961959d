package dev.copydesk.index.wire;

import dev.copydesk.index.follow.Consumers;
import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.index.write.RetryDelay;
import dev.copydesk.model.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the end of the serving generation's topic while somebody listens, and not otherwise. Each instance reads all
 * partitions, so that it does not matter which one a listener is connected to. Thread-safe.
 */
@Singleton
public class Wire {
    private static final Logger LOG = Logger.getLogger(Wire.class);
    private static final int MAX_LISTENERS = 500;
    private static final Duration BEAT = Duration.ofMillis(400);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(10);

    private final Consumers consumers;
    private final LiveGenerations generations;
    private final Set<Listener> listeners = new CopyOnWriteArraySet<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean reading;

    Wire(Consumers consumers, LiveGenerations generations) {
        this.consumers = consumers;
        this.generations = generations;
    }

    boolean isFull() {
        return listeners.size() >= MAX_LISTENERS;
    }

    /** Arrivals from now on. A listener that takes them too slowly misses some, and sees it by their numbers. */
    Multi<Arrivals> arrivals() {
        return Multi.createFrom().<Arrivals>emitter(this::join, BackPressureStrategy.LATEST);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        listeners.forEach(Listener::end);
    }

    private synchronized void join(MultiEmitter<? super Arrivals> emitter) {
        Listener listener = new Listener(emitter);
        listeners.add(listener);
        emitter.onTermination(() -> listeners.remove(listener)); // at once where the listener left already
        if (!reading) {
            reading = true;
            Thread thread = new Thread(this::readWhileHeard, "wire");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized boolean isHeard() {
        reading = !listeners.isEmpty() && stopping.getCount() > 0;
        return reading;
    }

    private void readWhileHeard() {
        for (int failures = 1; isHeard(); failures++) {
            try (Consumer<byte[], byte[]> consumer = consumers.withoutGroup()) {
                readServing(consumer);
                failures = 0;
                continue;
            } catch (RuntimeException e) {
                LOG.warnf("the wire cannot be read and is tried again: %s", e.toString());
            }
            if (!pause(failures)) {
                return;
            }
        }
    }

    /** Until nobody listens any more, or another generation serves. */
    private void readServing(Consumer<byte[], byte[]> consumer) {
        int enriched = generations.serving().enriched();
        seekToEnd(consumer, Topics.enriched(enriched));
        while (isHeard() && generations.serving().enriched() == enriched) {
            Arrivals arrivals = beat(consumer);
            long now = System.nanoTime();
            listeners.forEach(listener -> listener.tell(arrivals, now));
        }
    }

    private void seekToEnd(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, METADATA_TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic + " yet");
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking is put off until somebody asks
    }

    private static Arrivals beat(Consumer<byte[], byte[]> consumer) {
        Beat beat = new Beat();
        long end = System.nanoTime() + BEAT.toNanos();
        for (long left = BEAT.toNanos(); left > 0; left = end - System.nanoTime()) {
            consumer.poll(Duration.ofNanos(left)).forEach(beat::add);
        }
        return beat.take();
    }

    private boolean pause(int failures) {
        Duration pause =
                RetryDelay.DEFAULT.after(failures, ThreadLocalRandom.current().nextDouble());
        try {
            return !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
