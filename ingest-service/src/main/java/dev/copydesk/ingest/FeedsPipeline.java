package dev.copydesk.ingest;

import dev.copydesk.ingest.poll.ItemSink;
import dev.copydesk.kafka.trace.Arrival;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
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
    private final EventEmitter items;
    private final Traces traces;

    FeedsPipeline(
            @Channel("feed-items") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> items,
            Traces traces) {
        this.items = new EventEmitter(items, Topics.RECEIVED);
        this.traces = traces;
    }

    @Override
    public CompletionStage<Void> publish(List<RawArticle> articles) {
        if (articles.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        RawArticle first = articles.get(0);
        Arrival poll = traces.poll(first.feedUrl(), first.fetchedAt()); // a poll's articles came in together
        List<Uni<Void>> acknowledgements = articles.stream()
                .map(article -> items.send(article.id(), article, poll))
                .toList();
        return Uni.join()
                .all(acknowledgements)
                .andCollectFailures()
                .replaceWithVoid()
                .onFailure()
                .invoke(poll::failed)
                .onTermination()
                .invoke(poll::close)
                .subscribeAsCompletionStage();
    }
}
