package dev.copydesk.ingest.poll;

import java.time.Instant;

/** One feed that is polled here. Fields without a word about it are guarded by the poller's lock. */
final class FeedTask {
    enum Phase {
        /** In the agenda. */
        SCHEDULED,
        /** Due, and waiting for its host. */
        WAITING,
        RUNNING
    }

    final long number;
    volatile PolledFeed feed;
    volatile PollState state;
    /** Read by polls under way: once true, nothing more of the feed may be published or saved. */
    volatile boolean stopped;

    Phase phase = Phase.SCHEDULED;
    Instant dueAt;
    /** A poll was asked for while one was under way. */
    boolean again;
    /** The registration changed while a poll was under way. */
    boolean reregistered;

    FeedTask(long number, PolledFeed feed, PollState state) {
        this.number = number;
        this.feed = feed;
        this.state = state;
        this.dueAt = state.schedule().nextAt();
    }
}
