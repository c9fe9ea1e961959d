package dev.copydesk.ingest.registry;

import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All feeds with their health, in memory, as the records of the topic {@code feeds} tell them one after the other. A state
 * whose feed is not registered is not shown. Thread-safe; one thread at a time applies records.
 */
final class FeedDirectory {
    private final Map<String, FeedRegistration> registrations = new ConcurrentHashMap<>();
    private final Map<String, KnownState> states = new ConcurrentHashMap<>();

    /**
     * @param value null where the record removes the key
     * @throws EventFormatException if the value cannot be read; what was known before stays
     */
    void apply(FeedKey key, byte @Nullable [] value) {
        switch (key.part()) {
            case REGISTRATION -> put(registrations, key.feedId(), value, FeedRegistration.class);
            case STATE -> put(states, key.feedId(), value, KnownState.class);
        }
    }

    private static <T> void put(Map<String, T> map, String feedId, byte @Nullable [] value, Class<T> type) {
        if (value == null) {
            map.remove(feedId);
        } else {
            map.put(feedId, EventJson.read(value, type));
        }
    }

    Optional<KnownFeed> find(String feedId) {
        return Optional.ofNullable(registrations.get(feedId)).map(this::known);
    }

    /** In no order. */
    List<KnownFeed> all() {
        return registrations.values().stream().map(this::known).toList();
    }

    int size() {
        return registrations.size();
    }

    private KnownFeed known(FeedRegistration registration) {
        return new KnownFeed(registration, states.get(registration.id()));
    }
}
