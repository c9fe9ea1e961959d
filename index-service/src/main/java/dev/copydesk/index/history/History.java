package dev.copydesk.index.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.index.history.change.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of an article so far.
 *
 * @param version that is found, see {@link dev.copydesk.model.ArticleVersion}
 * @param revision the current one; those before it were 1, 2, …
 * @param indexedAt when that version was written to the index; absent where an older release wrote it
 * @param revisions those that are still held, the earliest first, the current one last
 * @param complete whether every place was looked through where an earlier one could be held
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record History(
        String id,
        long version,
        int revision,
        @Nullable Instant indexedAt,
        List<Revision> revisions,
        boolean complete) {

    /**
     * @param fetchedAt when its source was asked
     * @param updatedAt when its source says that it was changed
     * @param enrichedAt when that was first done
     * @param changes by field ({@code title}, {@code summary}, {@code text}), against the revision before it; fields that are the same
     *     are left out, and all is absent where the revision before it is no longer held
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Revision(
            int revision,
            Instant fetchedAt,
            @Nullable Instant updatedAt,
            Instant enrichedAt,
            String title,
            int wordCount,
            @Nullable Map<String, List<Change>> changes) {}
}
