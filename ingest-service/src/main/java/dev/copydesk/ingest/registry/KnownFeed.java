package dev.copydesk.ingest.registry;

import org.jspecify.annotations.Nullable;

/** A registered feed with what is known of its polls; no state before the first one. */
public record KnownFeed(
        FeedRegistration registration, @Nullable KnownState state) {

    public Condition condition() {
        return KnownState.conditionOf(state);
    }
}
