package dev.copydesk.index.retention;

import dev.copydesk.index.IndexConfig;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.index.elasticsearch.GenerationIndices;
import dev.copydesk.index.elasticsearch.HeldMonth;
import dev.copydesk.index.elasticsearch.MonthExpiry;
import dev.copydesk.index.elasticsearch.Months;
import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.kafka.Rounds;
import dev.copydesk.model.Generation;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes months out of the index when the {@link RetentionPolicy} says so. Each is announced first, in Elasticsearch, where
 * all instances and a restart find it, and leaves when the notice is over and the policy still says so.
 */
@Singleton
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Months months;
    private final GenerationIndices indices;
    private final MonthExpiry expiry;
    private final RetentionPolicy policy;
    private final InstantSource clock;
    private final LiveGenerations generations;
    private final Duration notice;
    private final Duration every;
    private final Rounds looks = new Rounds("retention", this::lookAgain);

    Retention(
            Months months,
            GenerationIndices indices,
            MonthExpiry expiry,
            RetentionPolicy policy,
            InstantSource clock,
            LiveGenerations generations,
            IndexConfig config) {
        this.months = months;
        this.indices = indices;
        this.expiry = expiry;
        this.policy = policy;
        this.clock = clock;
        this.generations = generations;
        this.notice = config.retention().notice();
        this.every = config.retention().every();
    }

    void start(@Observes StartupEvent event) {
        looks.startAfter(every);
    }

    void stop(@Observes ShutdownEvent event) {
        looks.close();
    }

    private Duration lookAgain() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.warnf("retention could not be looked after, it will be at the next look: %s", e.toString());
        }
        return every;
    }

    private void look() throws IOException {
        if (!generations.areKnown()) {
            return;
        }
        int generation = generations.serving().number();
        // Nothing leaves one that does not serve, where what was begun while it did would keep writes waiting.
        for (Generation other : generations.current().fed()) {
            if (other.number() != generation) {
                look(other.number(), months.held(other.number()), Map.of());
            }
        }
        List<HeldMonth> held = months.held(generation);
        look(generation, held, due(held));
    }

    private void look(int generation, List<HeldMonth> held, Map<YearMonth, String> due) throws IOException {
        Set<YearMonth> begun = indices.begun(generation);
        for (HeldMonth month : held) {
            String reason = due.get(month.month());
            if (reason == null) {
                if (month.leavesAt() != null || begun.contains(month.month())) {
                    stay(generation, month.month());
                }
            } else if (month.leavesAt() == null) {
                if (begun.contains(month.month())) {
                    expiry.takeBack(generation, month.month()); // or writes waited until the notice is over
                }
                Instant leavesAt = clock.instant().plus(notice);
                months.leaves(generation, month.month(), leavesAt);
                LOG.warnf(
                        "%s leaves the index at %s with %d articles (%s); change copydesk.index.retention to keep it",
                        month.month(), leavesAt, month.articles(), reason);
            } else if (!month.leavesAt().isAfter(clock.instant())) {
                expiry.expire(generation, month.month());
                LOG.infof("%s left the index with %d articles (%s)", month.month(), month.articles(), reason);
            }
        }
    }

    /** The announcement goes last, so that a crash in between only begins again. */
    private void stay(int generation, YearMonth month) throws IOException {
        expiry.takeBack(generation, month);
        months.leaves(generation, month, null);
        LOG.infof("%s stays in the index after all", month);
    }

    private Map<YearMonth, String> due(List<HeldMonth> held) {
        return policy.due(held, MonthIndex.monthOf(clock.instant()));
    }

    /**
     * What stays and what leaves.
     *
     * @param months how many are kept; 0 is all
     * @param bytes what they may use; 0 is any amount
     * @param notice between announcing and leaving, in ISO 8601
     * @param bytesUsed by the months that can be searched, replicas included
     * @param held the months that can be searched, the oldest first
     * @param expired the months that left
     */
    public record Report(
            int months, long bytes, String notice, long bytesUsed, List<Held> held, List<Expired> expired) {}

    /**
     * A month that can be searched.
     *
     * @param leaves why, and when at the earliest; null where it stays
     */
    public record Held(
            YearMonth month,
            long articles,
            long bytes,
            @Nullable Leaves leaves) {}

    /** @param at null where it was not announced yet */
    public record Leaves(@Nullable Instant at, String reason) {}

    /** A month that left, and the articles that it had. */
    public record Expired(YearMonth month, long articles) {}

    /** @throws IOException if Elasticsearch does not answer */
    public Report report() throws IOException {
        int generation = generations.serving().number();
        List<HeldMonth> held = months.held(generation);
        Map<YearMonth, String> due = due(held);
        List<Held> shown = new ArrayList<>();
        for (HeldMonth month : held) {
            String reason = due.get(month.month());
            shown.add(new Held(
                    month.month(),
                    month.articles(),
                    month.bytes(),
                    reason == null ? null : new Leaves(month.leavesAt(), reason)));
        }
        List<Expired> expired = new ArrayList<>();
        months.expired(generation).forEach((month, articles) -> expired.add(new Expired(month, articles)));
        return new Report(
                policy.months(),
                policy.bytes(),
                notice.toString(),
                held.stream().mapToLong(HeldMonth::bytes).sum(),
                shown,
                expired);
    }
}
