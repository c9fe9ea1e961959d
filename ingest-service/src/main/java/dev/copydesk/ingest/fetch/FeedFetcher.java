package dev.copydesk.ingest.fetch;

import java.util.concurrent.CompletionStage;

/** Asks a host for one document. Thread-safe. */
public interface FeedFetcher {

    /**
     * Sends one GET request, follows redirects, and decodes the body. Never blocks the caller.
     *
     * @return always completes with an outcome, within the time limit of the fetcher, and never exceptionally
     */
    CompletionStage<FetchOutcome> fetch(FetchRequest request);
}
