package dev.copydesk.ingest.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the feed really does, with older observations fading.
 *
 * @param itemsPerDay items that the feed's answers held, a day
 * @param newItemsPerDay items never seen before, a day
 * @param updatesByHour times a day that the feed had something new, for each hour of the day in UTC; 24 values, or none
 *     before the first update
 * @param observedSince when the observation began
 * @param observedUntil when the observation was last brought up to date
 * @param lastNewAt when a poll last had something new
 * @param longestGap the longest silence between two updates, fading; absent before the second update
 * @param updates polls that had something new, since the beginning
 * @param latency from an item's publication, as its date says, to its acknowledgement here: a running mean over items with a
 *     plausible date; absent before the first
 * @param window how many items the feed's last document held; absent before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record History(
        double itemsPerDay,
        double newItemsPerDay,
        List<Double> updatesByHour,
        @Nullable Instant observedSince,
        @Nullable Instant observedUntil,
        @Nullable Instant lastNewAt,
        @Nullable Duration longestGap,
        int updates,
        @Nullable Duration latency,
        @Nullable Integer window) {

    /** Of a feed never polled. */
    public static final History NONE = new History(0, 0, List.of(), null, null, null, null, 0, null, null);

    public History {
        updatesByHour = updatesByHour == null ? List.of() : List.copyOf(updatesByHour);
        if (!updatesByHour.isEmpty() && updatesByHour.size() != 24) {
            throw new IllegalArgumentException(
                    "updatesByHour has " + updatesByHour.size() + " values, wanted 24 or none");
        }
    }
}
