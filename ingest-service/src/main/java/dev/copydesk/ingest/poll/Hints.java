package dev.copydesk.ingest.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last feed document asks of those who poll it; kept because a 304 does not repeat it.
 *
 * @param ttl how long a copy may be kept
 * @param skipHours hours of the day in UTC, 0 to 23, without news
 * @param skipDays days in UTC without news
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Hints(@Nullable Duration ttl, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
    /** Asks for nothing. */
    public static final Hints NONE = new Hints(null, Set.of(), Set.of());

    public Hints {
        skipHours = skipHours == null ? Set.of() : Set.copyOf(skipHours);
        skipDays = skipDays == null ? Set.of() : Set.copyOf(skipDays);
    }
}
