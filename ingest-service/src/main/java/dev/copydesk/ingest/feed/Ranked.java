package dev.copydesk.ingest.feed;

import org.jspecify.annotations.Nullable;

/** A value that several elements may give: the one of the highest rank counts, and of equals the first. */
final class Ranked<T> {
    private @Nullable T value;
    private int rank = Integer.MIN_VALUE;

    void offer(T candidate, int rankOffered) {
        if (rankOffered > rank) {
            value = candidate;
            rank = rankOffered;
        }
    }

    @Nullable
    T get() {
        return value;
    }
}
