package dev.copydesk.ingest.poll;

import dev.copydesk.model.RawArticle;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where the articles of a poll go. Thread-safe. */
public interface ItemSink {

    /**
     * Publishes all of them, in their order, without blocking the caller.
     *
     * @return completes once every one is durable; completes exceptionally where one may not be, and then all are sent
     *     again
     */
    CompletionStage<Void> publish(List<RawArticle> articles);
}
