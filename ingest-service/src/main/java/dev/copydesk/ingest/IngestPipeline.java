package dev.copydesk.ingest;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.TraceParent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
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

    private final MutinyEmitter<byte[]> received;
    private final MutinyEmitter<byte[]> takedowns;

    IngestPipeline(
            @Channel("received") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> received,
            @Channel("takedowns") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> takedowns) {
        this.received = received;
        this.takedowns = takedowns;
    }

    /**
     * Publishes the articles in their order.
     *
     * @param trace of the request that brought them
     * @throws NotAcknowledgedException if the broker did not acknowledge all of them
     */
    public void publish(List<RawArticle> articles, TraceParent trace) {
        List<Uni<Void>> acknowledgements = articles.stream()
                .map(article -> received.sendMessage(message(article.id(), article, trace)))
                .toList();
        if (!acknowledgements.isEmpty()) {
            await(Uni.join().all(acknowledgements).andCollectFailures());
        }
    }

    /**
     * Publishes the order to remove an article.
     *
     * @param trace of the request that brought it
     * @throws NotAcknowledgedException if the broker did not acknowledge it
     */
    public void publish(Takedown takedown, TraceParent trace) {
        await(takedowns.sendMessage(message(takedown.id(), takedown, trace)));
    }

    private static void await(Uni<?> acknowledgement) {
        try {
            acknowledgement.await().atMost(PATIENCE);
        } catch (RuntimeException e) { // Mutiny wraps what the producer threw in several of these
            throw new NotAcknowledgedException(e);
        }
    }

    private static Message<byte[]> message(String key, Record event, TraceParent trace) {
        Headers headers = ArticleHeaders.describe(new RecordHeaders(), event.getClass());
        return Message.of(EventJson.write(event))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(ArticleHeaders.trace(headers, trace))
                        .build());
    }
}
