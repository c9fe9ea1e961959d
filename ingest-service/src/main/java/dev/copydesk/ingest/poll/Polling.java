package dev.copydesk.ingest.poll;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Begins and ends the polling of single feeds, while others go on. Thread-safe; no method blocks. */
public interface Polling {

    /**
     * Polls the feed from now on. A feed that is polled already takes the new registration and keeps its state.
     *
     * @param state what was remembered when it was last polled, here or elsewhere; absent for a feed never polled
     */
    void start(PolledFeed feed, @Nullable PollState state);

    /**
     * Polls the feed no more: it was deleted, or another instance owns it now. Nothing of it is saved after this, and a
     * poll under way is given up; what it had published already is recognised as a repeat by admission.
     */
    void stop(String feedId);

    /**
     * Polls the feed as soon as its host may be asked, whatever its schedule says.
     *
     * @return false where the feed is not polled here
     */
    boolean pollNow(String feedId);

    /** The feed's state after its last completed poll; empty where it is not polled here. */
    Optional<PollState> state(String feedId);

    /**
     * Begins no further poll.
     *
     * @return completes once the polls under way are acknowledged and their states saved
     */
    CompletionStage<Void> drain();

    PollerCounters counters();
}
