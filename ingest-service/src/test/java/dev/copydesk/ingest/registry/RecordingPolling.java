package dev.copydesk.ingest.registry;

import dev.copydesk.ingest.poll.PollState;
import dev.copydesk.ingest.poll.PolledFeed;
import dev.copydesk.ingest.poll.PollerCounters;
import dev.copydesk.ingest.poll.Polling;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Polls nothing and writes down what it was asked for. Thread-safe. */
final class RecordingPolling implements Polling {
    final Map<String, PolledFeed> polled = new ConcurrentHashMap<>();
    final Map<String, PollState> states = new ConcurrentHashMap<>();
    final List<String> requested = new CopyOnWriteArrayList<>();

    /** The address of a feed that is polled here. */
    String address(String feedId) {
        return Objects.requireNonNull(polled.get(feedId), feedId).address();
    }

    @Override
    public void start(PolledFeed feed, @Nullable PollState state) {
        polled.put(feed.id(), feed);
        if (state != null) {
            states.put(feed.id(), state);
        }
    }

    @Override
    public void stop(String feedId) {
        polled.remove(feedId);
        states.remove(feedId);
    }

    @Override
    public boolean pollNow(String feedId) {
        requested.add(feedId);
        return polled.containsKey(feedId);
    }

    @Override
    public Optional<PollState> state(String feedId) {
        return Optional.ofNullable(states.get(feedId));
    }

    @Override
    public CompletionStage<Void> drain() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public PollerCounters counters() {
        return new PollerCounters(polled.size(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
