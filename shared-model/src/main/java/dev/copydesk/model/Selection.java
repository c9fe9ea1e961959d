package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of the corpus that a generation is made of. None of its conditions can change in the life of an article, so that
 * an article never moves into or out of it.
 *
 * @param since the earliest {@code firstSeenAt}; absent for no bound
 * @param until the first {@code firstSeenAt} that is too late; absent for no bound
 * @param source the id or the name of the owning source; absent for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Selection(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String source) {

    /** The whole corpus. */
    public static final Selection ALL = new Selection(null, null, null);

    /** @throws IllegalArgumentException if it can hold no article */
    public Selection {
        if (since != null && until != null && !since.isBefore(until)) {
            throw new IllegalArgumentException("since is " + since + ", wanted a time before until, " + until);
        }
        source = source == null || source.isBlank() ? null : source.strip();
    }

    @JsonIgnore
    public boolean isAll() {
        return since == null && until == null && source == null;
    }

    /** @param firstSeenAt absent only before admission, which no condition on time holds for */
    public boolean holds(Source owner, @Nullable Instant firstSeenAt) {
        return (source == null || source.equals(owner.id()) || source.equals(owner.name()))
                && (since == null || (firstSeenAt != null && !firstSeenAt.isBefore(since)))
                && (until == null || (firstSeenAt != null && firstSeenAt.isBefore(until)));
    }
}
