package dev.copydesk.ingest;

import dev.copydesk.ingest.poll.ItemSink;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.TraceParent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Publishes the items of feeds to {@code articles.received}, through a producer of its own, so that a flood of feeds does
 * not hold up what others push.
 *
 * <p>A poll's articles count as published once the broker acknowledged every one of them ({@code acks=all}, idempotent
 * producer); only then does the poller save the feed's state. The poller bounds what is under way. Thread-safe.
 */
@ApplicationScoped
public class FeedsPipeline implements ItemSink {
    private final MutinyEmitter<byte[]> items;

    FeedsPipeline(
            @Channel("feed-items") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> items) {
        this.items = items;
    }

    @Override
    public CompletionStage<Void> publish(List<RawArticle> articles) {
        if (articles.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        TraceParent trace = TraceParent.begun(ThreadLocalRandom.current()); // a poll's articles came in together
        List<Uni<Void>> acknowledgements = articles.stream()
                .map(article -> items.sendMessage(message(article, trace)))
                .toList();
        return Uni.join()
                .all(acknowledgements)
                .andCollectFailures()
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    private static Message<byte[]> message(RawArticle article, TraceParent trace) {
        Headers headers = ArticleHeaders.describe(new RecordHeaders(), RawArticle.class);
        return Message.of(EventJson.write(article))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(article.id())
                        .withHeaders(ArticleHeaders.trace(headers, trace))
                        .build());
    }
}
