package dev.copydesk.ingest.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed's polls went.
 *
 * @param lastPollAt when the last poll ended
 * @param lastSuccessAt when the last one that gave a feed, or a believed 304, ended
 * @param lastStatus the HTTP status of the last answer; absent where there was none
 * @param lastError what went wrong in the last poll, in one line; absent where nothing did
 * @param failuresInARow polls without success since the last one with
 * @param failingSince when the first of these was
 * @param gone whether the last answer was 410 Gone: the feed is asked at the longest interval, never given up
 * @param quietSince the last new item, where the silence since then is out of the feed's habit: an alarm
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Health(
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        int failuresInARow,
        @Nullable Instant failingSince,
        boolean gone,
        @Nullable Instant quietSince) {

    /** Of a feed never polled. */
    public static final Health NONE = new Health(null, null, null, null, 0, null, false, null);

    /** Whether the last poll succeeded and the feed speaks as it used to. */
    public boolean healthy() {
        return failuresInARow == 0 && quietSince == null;
    }
}
