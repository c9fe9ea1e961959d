package dev.copydesk.ingest.registry;

import dev.copydesk.ingest.poll.PollState;
import dev.copydesk.ingest.poll.Polling;
import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the topic {@code feeds}, as its owner sees it: read to its end first, and only then polled.
 *
 * <p>From then on a registration begins a feed's polling, its removal ends it. A state is only ever read before that:
 * afterwards the poller's own memory is newer than the topic. A state whose feed is not registered is a leftover or a
 * late write of an owner before; it is ignored, and removed. Not thread-safe.
 */
final class OwnedPartition {
    private final Polling polling;
    private final Consumer<String> forget;
    private final Map<String, FeedRegistration> registrations = new HashMap<>();
    /** Feeds whose registration cannot be read: not polled, and nothing of them is removed. */
    private final Set<String> unreadable = new HashSet<>();
    /** Only until the end is reached. */
    private final Map<String, PollState> states = new HashMap<>();

    private boolean atEnd;

    /** @param forget called with each feed whose state is to be removed from the topic */
    OwnedPartition(Polling polling, Consumer<String> forget) {
        this.polling = polling;
        this.forget = forget;
    }

    /**
     * Takes the next record.
     *
     * @param value null where the record removes the key
     * @throws EventFormatException if the value cannot be read: of a registration, the feed is not polled; of a state,
     *     the feed begins as one never polled
     */
    void apply(FeedKey key, byte @Nullable [] value) {
        switch (key.part()) {
            case REGISTRATION -> registration(key.feedId(), value);
            case STATE -> state(key.feedId(), value);
        }
    }

    /** Begins to poll: what was there when the partition was taken over has been read. */
    void beginAtEnd() {
        atEnd = true;
        registrations.values().forEach(registration -> {
            PollState state = states.remove(registration.id());
            polling.start(registration.polled(), state);
            Instant requested = registration.pollRequestedAt();
            Instant last = state == null ? null : state.health().lastPollAt();
            if (requested != null && last != null && requested.isAfter(last)) {
                polling.pollNow(registration.id());
            }
        });
        states.keySet().stream().filter(feedId -> !unreadable.contains(feedId)).forEach(forget);
        states.clear();
    }

    boolean isAtEnd() {
        return atEnd;
    }

    /** The partition goes to another owner, or the service stops. */
    void end() {
        if (atEnd) {
            registrations.keySet().forEach(polling::stop);
        }
        registrations.clear();
    }

    private void registration(String feedId, byte @Nullable [] value) {
        unreadable.remove(feedId);
        if (value == null) {
            if (registrations.remove(feedId) != null && atEnd) {
                polling.stop(feedId);
                forget.accept(feedId);
            }
            return;
        }
        FeedRegistration next;
        try {
            next = EventJson.read(value, FeedRegistration.class);
        } catch (EventFormatException e) {
            unreadable.add(feedId);
            if (registrations.remove(feedId) != null && atEnd) {
                polling.stop(feedId);
            }
            throw e;
        }
        FeedRegistration before = registrations.put(feedId, next);
        if (atEnd) {
            take(before, next);
        }
    }

    private void take(@Nullable FeedRegistration before, FeedRegistration next) {
        if (before == null || !before.polled().equals(next.polled())) {
            polling.start(next.polled(), null);
        }
        if (before != null
                && next.pollRequestedAt() != null
                && !Objects.equals(before.pollRequestedAt(), next.pollRequestedAt())) {
            polling.pollNow(next.id());
        }
    }

    private void state(String feedId, byte @Nullable [] value) {
        if (atEnd) {
            if (value != null && !registrations.containsKey(feedId) && !unreadable.contains(feedId)) {
                forget.accept(feedId);
            }
            return;
        }
        states.remove(feedId);
        if (value != null) {
            states.put(feedId, EventJson.read(value, PollState.class));
        }
    }
}
