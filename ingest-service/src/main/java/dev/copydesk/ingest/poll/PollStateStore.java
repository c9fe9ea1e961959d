package dev.copydesk.ingest.poll;

import java.util.concurrent.CompletionStage;

/** Where the state of each feed survives a restart. Thread-safe. */
public interface PollStateStore {

    /**
     * Writes the feed's state, replacing the one before, without blocking the caller. The poller has at most one write
     * of a feed under way.
     *
     * @return completes once it is durable; completes exceptionally where it may not be: the poller then goes on, and
     *     the next poll's state replaces this one
     */
    CompletionStage<Void> save(String feedId, PollState state);
}
