package dev.copydesk.ingest.feed;

import dev.copydesk.model.date.ArticleDates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A date with what was written, and how much its element is worth: the highest rank wins. */
final class FeedDate {
    private @Nullable String text;
    private @Nullable Instant instant;
    private int rank;

    /** Takes the date where it is worth as much as what there is, or more; one that cannot be read is worth least. */
    void offer(String written, int rankOffered) {
        String candidate = written.strip();
        if (candidate.isEmpty()) {
            return;
        }
        Instant read = ArticleDates.instant(candidate).orElse(null);
        int worth = read == null ? 0 : rankOffered;
        if (text == null || worth > rank || (read != null && worth == rank)) {
            text = candidate;
            instant = read;
            rank = worth;
        }
    }

    @Nullable
    String text() {
        return text;
    }

    @Nullable
    Instant instant() {
        return instant;
    }
}
