package dev.copydesk.ingest;

import dev.copydesk.kafka.trace.Arrival;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * The one place that publishes: articles to {@code articles.received}, orders to {@code articles.takedowns}.
 *
 * <p>Returns once the broker acknowledged every record ({@code acks=all}, idempotent producer). Where one was not
 * acknowledged in time some may have been written, and sending all again is safe: admission recognises repeats. Callers bound how much
 * is in flight. Thread-safe; blocks.
 */
@ApplicationScoped
public class IngestPipeline {
    /** Beyond the producer's own delivery time-out, so that its reason is the one reported. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final EventEmitter received;
    private final EventEmitter takedowns;

    IngestPipeline(
            @Channel("received") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> received,
            @Channel("takedowns") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> takedowns) {
        this.received = new EventEmitter(received, Topics.RECEIVED);
        this.takedowns = new EventEmitter(takedowns, Topics.TAKEDOWNS);
    }

    /**
     * Publishes the articles in their order.
     *
     * @param arrival the request that brought them
     * @throws NotAcknowledgedException if the broker did not acknowledge all of them
     */
    public void publish(List<RawArticle> articles, Arrival arrival) {
        List<Uni<Void>> acknowledgements = articles.stream()
                .map(article -> received.send(article.id(), article, arrival))
                .toList();
        if (!acknowledgements.isEmpty()) {
            await(Uni.join().all(acknowledgements).andCollectFailures(), arrival);
        }
    }

    /**
     * Publishes the order to remove an article.
     *
     * @param arrival the request that brought it
     * @throws NotAcknowledgedException if the broker did not acknowledge it
     */
    public void publish(Takedown takedown, Arrival arrival) {
        await(takedowns.send(takedown.id(), takedown, arrival), arrival);
    }

    private static void await(Uni<?> acknowledgement, Arrival arrival) {
        try {
            acknowledgement.await().atMost(PATIENCE);
        } catch (RuntimeException e) { // Mutiny wraps what the producer threw in several of these
            arrival.failed(e);
            throw new NotAcknowledgedException(e);
        }
    }
}
