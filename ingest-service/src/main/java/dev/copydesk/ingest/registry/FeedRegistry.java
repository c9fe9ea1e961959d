package dev.copydesk.ingest.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the API does to the feeds, on whichever instance it is asked. Each change returns once the broker acknowledged it and
 * this instance shows it.
 *
 * <p>Thread-safe; one change at a time on an instance. Two instances that change one feed at the same moment leave the later
 * change.
 */
public final class FeedRegistry {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);

    private final FeedLog log;
    private final FeedFollower follower;
    private final InstantSource clock;
    private final int maxFeeds;

    /** @param maxFeeds registrations beyond these are refused */
    public FeedRegistry(FeedLog log, FeedFollower follower, InstantSource clock, int maxFeeds) {
        this.log = log;
        this.follower = follower;
        this.clock = clock;
        this.maxFeeds = maxFeeds;
    }

    /**
     * @param feed as it is registered now
     * @param added false where its address was registered already
     */
    public record Registered(KnownFeed feed, boolean added) {}

    /** @param added feeds that were not registered before */
    public record Imported(int added, int known) {}

    /**
     * Registers a feed; of one that is registered already, changes what was said.
     *
     * @throws RegistryFullException if there are too many feeds
     * @throws RegistryUnavailableException if Kafka is slow or away
     */
    public synchronized Registered register(NewFeed feed) {
        FeedDirectory directory = directory();
        Optional<KnownFeed> known = directory.find(feed.address().id());
        FeedRegistration registration =
                known.map(before -> feed.changing(before.registration())).orElseGet(() -> feed.registration(now()));
        if (known.isEmpty()) {
            requireRoom(directory, 1);
        }
        if (known.isEmpty() || !registration.equals(known.get().registration())) {
            await(List.of(log.register(registration)));
        }
        return new Registered(
                directory.find(registration.id()).orElseGet(() -> new KnownFeed(registration, null)), known.isEmpty());
    }

    /**
     * Registers those of many feeds that are not registered yet; the others stay as they are.
     *
     * @throws RegistryFullException if there would be too many feeds; then none is registered
     * @throws RegistryUnavailableException if Kafka is slow or away; some may be registered
     */
    public synchronized Imported registerAll(List<NewFeed> feeds) {
        FeedDirectory directory = directory();
        Map<String, NewFeed> missing = new LinkedHashMap<>();
        Instant now = now();
        int known = 0;
        for (NewFeed feed : feeds) {
            if (directory.find(feed.address().id()).isPresent()
                    || missing.putIfAbsent(feed.address().id(), feed) != null) {
                known++;
            }
        }
        requireRoom(directory, missing.size());
        List<CompletionStage<FeedPosition>> writes = new ArrayList<>();
        missing.values().forEach(feed -> writes.add(log.register(feed.registration(now))));
        await(writes);
        return new Imported(missing.size(), known);
    }

    /**
     * Ends the polling of a feed; its articles stay.
     *
     * @return false where no such feed is registered
     * @throws RegistryUnavailableException if Kafka is slow or away
     */
    public synchronized boolean remove(String feedId) {
        if (directory().find(feedId).isEmpty()) {
            return false;
        }
        await(List.of(log.unregister(feedId)));
        return true;
    }

    /**
     * Has a feed polled out of turn, by whichever instance owns it.
     *
     * @return false where no such feed is registered
     * @throws RegistryUnavailableException if Kafka is slow or away
     */
    public synchronized boolean requestPoll(String feedId) {
        Optional<KnownFeed> known = directory().find(feedId);
        known.ifPresent(feed -> await(List.of(log.register(feed.registration().withPollRequestedAt(clock.instant())))));
        return known.isPresent();
    }

    /** @throws RegistryUnavailableException if the topic has not been read to its end yet */
    public Optional<KnownFeed> find(String feedId) {
        return directory().find(feedId);
    }

    /**
     * All feeds, in no order.
     *
     * @throws RegistryUnavailableException if the topic has not been read to its end yet
     */
    public List<KnownFeed> all() {
        return directory().all();
    }

    private FeedDirectory directory() {
        if (!follower.isComplete()) {
            throw new RegistryUnavailableException("the feeds are still being read from Kafka", null);
        }
        return follower.directory();
    }

    private void requireRoom(FeedDirectory directory, int more) {
        if (directory.size() + more > maxFeeds) {
            throw new RegistryFullException(directory.size() + " feeds are registered and " + more
                    + " more would exceed " + maxFeeds + "; remove some or raise copydesk.feeds.max-feeds");
        }
    }

    private void await(List<CompletionStage<FeedPosition>> writes) {
        Instant deadline = clock.instant().plus(FeedLog.DELIVERY_TIMEOUT).plus(VISIBLE_WITHIN);
        try {
            for (CompletionStage<FeedPosition> write : writes) {
                FeedPosition position = write.toCompletableFuture().get(millisUntil(deadline), TimeUnit.MILLISECONDS);
                if (!follower.await(position, VISIBLE_WITHIN)) {
                    throw new RegistryUnavailableException("Kafka took the change but does not show it yet", null);
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new RegistryUnavailableException("Kafka did not acknowledge", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("the service is stopping", e);
        }
    }

    private long millisUntil(Instant deadline) {
        return Math.max(1, Duration.between(clock.instant(), deadline).toMillis());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
