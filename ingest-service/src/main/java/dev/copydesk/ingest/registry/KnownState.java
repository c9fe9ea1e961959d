package dev.copydesk.ingest.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.ingest.poll.Health;
import dev.copydesk.ingest.poll.History;
import dev.copydesk.ingest.poll.Schedule;
import dev.copydesk.ingest.poll.Totals;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link dev.copydesk.ingest.poll.PollState} that people look at: read from the same JSON, without the hashes
 * of items and the validators, so that every instance can keep that of every feed in memory (less than 1 KiB each).
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KnownState(String address, Schedule schedule, Health health, History history, Totals totals) {

    public KnownState {
        health = health == null ? Health.NONE : health;
        history = history == null ? History.NONE : history;
        totals = totals == null ? Totals.NONE : totals;
    }

    /** Whether its last poll succeeded, it failed, or it fell silent. */
    Condition condition() {
        if (health.lastPollAt() == null) {
            return Condition.NEW;
        }
        if (health.failuresInARow() > 0) {
            return Condition.FAILING;
        }
        return health.quietSince() != null ? Condition.QUIET : Condition.HEALTHY;
    }

    /** Of a state that may not be there yet. */
    static Condition conditionOf(@Nullable KnownState state) {
        return state == null ? Condition.NEW : state.condition();
    }
}
