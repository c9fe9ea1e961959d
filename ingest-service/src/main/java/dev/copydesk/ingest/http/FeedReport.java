package dev.copydesk.ingest.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.ingest.poll.Health;
import dev.copydesk.ingest.poll.History;
import dev.copydesk.ingest.poll.Schedule;
import dev.copydesk.ingest.poll.Totals;
import dev.copydesk.ingest.registry.Condition;
import dev.copydesk.ingest.registry.FeedRegistration;
import dev.copydesk.ingest.registry.KnownFeed;
import dev.copydesk.ingest.registry.KnownState;
import dev.copydesk.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as the API shows it.
 *
 * @param movedTo where it is asked now, if it moved for good since it was registered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeedReport(
        String id,
        String url,
        @Nullable String movedTo,
        @Nullable String title,
        Source source,
        @Nullable String languageHint,
        List<String> categories,
        boolean fetchPages,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Duration minInterval,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Duration maxInterval,

        Instant addedAt,
        @Nullable Instant pollRequestedAt,
        HealthReport health) {

    /**
     * What its polls came to.
     *
     * @param failuresInARow polls without success since the last one with
     * @param lastError of the last poll; absent where it succeeded
     * @param quietSince the last new item, where the silence since then is out of the feed's habit: an alarm
     * @param nextPollAt absent before the feed's owner took it over
     * @param latencySeconds from publication to acknowledgement here, a running mean; absent before the first dated item
     * @param possibleGaps polls in which every item was new, so that some may have come and gone in between
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HealthReport(
            Condition condition,
            @Nullable Instant lastPollAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Integer lastStatus,
            @Nullable String lastError,
            int failuresInARow,
            @Nullable Instant failingSince,
            boolean gone,
            @Nullable Instant quietSince,
            @Nullable Instant nextPollAt,
            @Nullable String nextPollWhy,
            double itemsPerDay,
            double newItemsPerDay,
            @Nullable Long latencySeconds,
            long polls,
            long newItems,
            long changedItems,
            long pages,
            long possibleGaps) {}

    static FeedReport of(KnownFeed feed) {
        FeedRegistration registration = feed.registration();
        KnownState state = feed.state();
        return new FeedReport(
                registration.id(),
                registration.url(),
                state == null || state.address().equals(registration.url()) ? null : state.address(),
                registration.title(),
                registration.source(),
                registration.languageHint(),
                registration.categories(),
                registration.fetchPages(),
                registration.minInterval(),
                registration.maxInterval(),
                registration.addedAt(),
                registration.pollRequestedAt(),
                health(feed.condition(), state));
    }

    private static HealthReport health(Condition condition, @Nullable KnownState state) {
        Health health = state == null ? Health.NONE : state.health();
        History history = state == null ? History.NONE : state.history();
        Totals totals = state == null ? Totals.NONE : state.totals();
        Schedule schedule = state == null ? null : state.schedule();
        return new HealthReport(
                condition,
                health.lastPollAt(),
                health.lastSuccessAt(),
                health.lastStatus(),
                health.lastError(),
                health.failuresInARow(),
                health.failingSince(),
                health.gone(),
                health.quietSince(),
                schedule == null ? null : schedule.nextAt(),
                schedule == null ? null : schedule.why(),
                rounded(history.itemsPerDay()),
                rounded(history.newItemsPerDay()),
                history.latency() == null ? null : history.latency().toSeconds(),
                totals.polls(),
                totals.newItems(),
                totals.changedItems(),
                totals.pages(),
                totals.possibleGaps());
    }

    private static double rounded(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
