package dev.copydesk.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed asks of those who poll it.
 *
 * @param ttl how long a copy may be kept ({@code ttl}, or {@code sy:updatePeriod} and {@code sy:updateFrequency}); absent
 *     where nothing usable was said
 * @param skipHours hours of the day in UTC, 0 to 23, without news
 * @param skipDays days in UTC without news
 * @param self the feed's own address, as it says
 * @param hubs WebSub hubs that tell of news
 * @param next the page with older items (RFC 5005)
 * @param movedTo the address that the feed says it moved to ({@code itunes:new-feed-url})
 * @param complete the feed says that it will never change again ({@code itunes:complete}, JSON Feed's {@code expired})
 */
public record PollingHints(
        @Nullable Duration ttl,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        @Nullable String self,
        List<String> hubs,
        @Nullable String next,
        @Nullable String movedTo,
        boolean complete) {
    /** Asks for nothing. */
    public static final PollingHints NONE =
            new PollingHints(null, Set.of(), Set.of(), null, List.of(), null, null, false);

    public PollingHints {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
        hubs = List.copyOf(hubs);
    }
}
