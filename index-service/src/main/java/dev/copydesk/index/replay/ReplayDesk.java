package dev.copydesk.index.replay;

import dev.copydesk.index.accounting.Accounting;
import dev.copydesk.index.accounting.Verification;
import dev.copydesk.index.accounting.VerificationReport;
import dev.copydesk.index.elasticsearch.GenerationIndices;
import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.model.Generation;
import dev.copydesk.model.GenerationRefusedException;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Pace;
import dev.copydesk.model.Selection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts replays and decides what becomes of them. What is decided stands in the topic of generations; which months searches find is
 * Elasticsearch's to say, and is written down afterwards. Thread-safe; blocking.
 *
 * <p>All methods throw {@link GenerationRefusedException} where the generations are not such that it can be done, and an
 * {@link IOException} where Kafka or Elasticsearch does not answer: asking again goes on from there.
 */
@Singleton
public class ReplayDesk {
    private static final Logger LOG = Logger.getLogger(ReplayDesk.class);

    private final LiveGenerations generations;
    private final GenerationIndices indices;
    private final Verification verification;
    private final Accounting accounting;
    private final ReplayCounts counts;
    private final InstantSource clock;

    ReplayDesk(
            LiveGenerations generations,
            GenerationIndices indices,
            Verification verification,
            Accounting accounting,
            ReplayCounts counts,
            InstantSource clock) {
        this.generations = generations;
        this.indices = indices;
        this.verification = verification;
        this.accounting = accounting;
        this.counts = counts;
        this.clock = clock;
    }

    ReplayStatus status() throws IOException, InterruptedException {
        Generations now = generations.current();
        Generation newest = now.newestReplay().orElse(null);
        if (newest == null) {
            return new ReplayStatus(
                    ReplayStatus.NONE, now.serving().number(), null, 0, 0, 0, null, 0, null, Map.of(), now.all());
        }
        boolean isGone = newest.state() == Generation.State.DROPPED;
        boolean isBuilt = newest.state() == Generation.State.RUNNING;
        Progress progress = counts.count(newest);
        long total = isGone ? 0 : counts.total(newest, now);
        long done = isGone ? 0 : Math.min(progress.done(), total);
        return new ReplayStatus(
                newest.state().name(),
                now.serving().number(),
                newest.number(),
                done,
                total,
                isBuilt ? Math.round(progress.perSecond() * 10) / 10.0 : 0,
                isBuilt ? progress.etaSeconds(total) : isGone ? null : Long.valueOf(0),
                isGone ? 0 : accounting.errors(newest),
                newest.reason(),
                isGone ? Map.of() : accounting.lag(newest),
                now.all());
    }

    /**
     * Returns at once; the services take it up.
     *
     * @param source the generation whose enriched articles it is made of; null to enrich anew
     */
    Generation start(@Nullable Integer source, Selection selection, Pace pace)
            throws IOException, InterruptedException {
        return generations
                .change(now -> now.start(source, selection, pace, clock.instant()))
                .newest();
    }

    Generation cancel() throws IOException, InterruptedException {
        return generations
                .change(now -> now.cancel(now.newest().number(), clock.instant()))
                .newest();
    }

    Generation resume() throws IOException, InterruptedException {
        return generations
                .change(now -> now.resume(now.newest().number(), clock.instant()))
                .newest();
    }

    /** @param forced why it should serve although articles are missing; null to be refused then */
    synchronized Generation promote(@Nullable String forced) throws IOException, InterruptedException {
        Generations now = generations.current();
        Generation chosen = now.newest();
        now.requirePromotable(chosen, forced);
        indices.endLoading(chosen.number());
        requireComplete(chosen, forced);
        indices.serve(chosen.number());
        generations.change(latest -> latest.serving().number() == chosen.number()
                ? List.of()
                : latest.promote(chosen.number(), forced, clock.instant()));
        repair(chosen.number());
        return generations.serving();
    }

    private void requireComplete(Generation chosen, @Nullable String forced) throws IOException, InterruptedException {
        // Whoever forces it will not wait for what is on its way.
        VerificationReport found = verification.run(chosen, forced == null ? Verification.PATIENCE : Duration.ZERO);
        long lacking = found.missingCount() + found.outdatedCount() + (forced == null ? 0 : found.inFlightCount());
        if (lacking == 0) {
            return;
        }
        String what = found.missingCount() + " of " + found.checked() + " articles are missing and "
                + found.outdatedCount() + " outdated in generation " + chosen.number()
                + (found.inFlightCount() == 0 ? "" : ", " + found.inFlightCount() + " on their way");
        if (forced == null) {
            throw new GenerationRefusedException(
                    what + "; look at 'copydesk replay diff', or force it with a reason: --force REASON");
        }
        LOG.warnf("%s; it is promoted all the same: %s", what, forced);
    }

    synchronized Generation rollBack() throws IOException, InterruptedException {
        Generations now = generations.current();
        Generation promoted = now.newest();
        if (promoted.number() != now.serving().number()) {
            throw new GenerationRefusedException(
                    "generation " + promoted.number() + ", the newest, does not serve: there is nothing to roll back");
        }
        int before = now.rollbackTarget().number();
        indices.endLoading(before);
        indices.serve(before);
        generations.change(
                latest -> latest.serving().number() == before ? List.of() : latest.rollBack(clock.instant()));
        repair(before);
        return generations.serving();
    }

    /** What there is of it goes in the background, after everybody stopped writing it. */
    Generation drop(@Nullable Integer number) throws IOException, InterruptedException {
        int[] dropped = new int[1];
        Generations changed = generations.change(now -> {
            dropped[0] = number == null ? now.dropCandidate() : number;
            return now.drop(dropped[0], clock.instant());
        });
        return changed.numbered(dropped[0]).orElseThrow();
    }

    /** A month that was created while the roles changed may have the alias of the other role. */
    private void repair(int serving) throws IOException {
        if (indices.serve(serving)) {
            LOG.infof("months that were created meanwhile were put right");
        }
    }

    /**
     * Brings together which generation serves and which one searches find: after a crash between the two, Elasticsearch is right,
     * and a month of another generation is no more than a month created too early or too late.
     */
    synchronized void reconcile() throws IOException, InterruptedException {
        OptionalInt served = indices.served();
        int serving = generations.serving().number();
        Instant at = clock.instant();
        if (served.isPresent() && served.getAsInt() != serving) {
            Generations changed = generations.change(now -> now.serves(served.getAsInt(), at));
            LOG.warnf(
                    "searches find generation %d while %d was to serve; %d serves from now on",
                    served.getAsInt(), serving, changed.serving().number());
            serving = changed.serving().number();
        }
        indices.serve(serving);
    }
}
