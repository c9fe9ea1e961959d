package dev.copydesk.model;

import dev.copydesk.model.Generation.Kind;
import dev.copydesk.model.Generation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All generations as they are at a moment, and what may become of them. Each change returns the generations that it changes,
 * which are to be written together, or throws {@link GenerationRefusedException}. Immutable.
 *
 * <p>Where nothing was ever written, the first generation serves.
 */
public final class Generations {
    /** Before anything was written. */
    public static final Generations NONE = new Generations(Collections.emptyNavigableMap());

    private final NavigableMap<Integer, Generation> byNumber;

    private Generations(NavigableMap<Integer, Generation> byNumber) {
        this.byNumber = byNumber;
    }

    public static Generations of(Collection<Generation> generations) {
        TreeMap<Integer, Generation> byNumber = new TreeMap<>();
        generations.forEach(generation -> byNumber.put(generation.number(), generation));
        if (!byNumber.isEmpty()) { // a replay can be started before anybody wrote down the first
            byNumber.putIfAbsent(1, Generation.first(null, Instant.EPOCH));
        }
        return new Generations(Collections.unmodifiableNavigableMap(byNumber));
    }

    /** One that is there alone, whatever its number. */
    public static Generations only(Generation generation) {
        return new Generations(new TreeMap<>(Map.of(generation.number(), generation)));
    }

    /** The same with some of them changed. */
    public Generations with(Collection<Generation> changed) {
        List<Generation> all = new ArrayList<>(byNumber.values());
        all.addAll(changed);
        return of(all);
    }

    /** Whether nothing was ever written. */
    public boolean isEmpty() {
        return byNumber.isEmpty();
    }

    /** In the order of their numbers. */
    public List<Generation> all() {
        return byNumber.isEmpty() ? List.of(serving()) : List.copyOf(byNumber.values());
    }

    /** Those into which goes what comes in. */
    public List<Generation> fed() {
        return all().stream().filter(one -> one.state().isFed()).toList();
    }

    /** The one that searches find. */
    public Generation serving() {
        return byNumber.values().stream()
                .filter(one -> one.state() == State.PROMOTED)
                .findFirst()
                .orElseGet(() -> Generation.first(null, Instant.EPOCH));
    }

    public Optional<Generation> numbered(int number) {
        return all().stream().filter(one -> one.number() == number).findFirst();
    }

    /** The latest that was started by a replay, whatever became of it; empty before the first. */
    public Optional<Generation> newestReplay() {
        return byNumber.isEmpty() || byNumber.lastKey() == 1
                ? Optional.empty()
                : Optional.of(byNumber.lastEntry().getValue());
    }

    /** The first generation, made by a build that enriches in this version. */
    public List<Generation> begin(String enrichmentVersion, Instant now) {
        return isEmpty() ? List.of(Generation.first(enrichmentVersion, now)) : List.of();
    }

    /**
     * The next generation, on its way. One at a time.
     *
     * @param source the generation whose enriched articles it is made of; absent to enrich anew
     */
    public List<Generation> start(@Nullable Integer source, Selection selection, Pace pace, Instant now) {
        all().stream().filter(one -> one.state() == State.RUNNING).findFirst().ifPresent(running -> {
            throw new GenerationRefusedException(
                    "generation " + running.number() + " is being built; wait for it, or cancel it first");
        });
        if (source != null && !selection.isAll()) {
            throw new GenerationRefusedException(
                    "a trial is enriched anew: leave out the generation to index from, or the limits");
        }
        Generation made = source == null ? null : known(source);
        if (made != null && !made.state().isFed()) {
            throw new GenerationRefusedException("generation " + source + " is " + words(made.state())
                    + ": an index can be made only of a generation that gets what comes in");
        }
        if (made != null && made.kind() == Kind.TRIAL) {
            throw new GenerationRefusedException(
                    "generation " + source + " is a trial, which holds a part of the corpus");
        }
        int number = all().get(all().size() - 1).number() + 1;
        Kind kind = made != null ? Kind.INDEX_ONLY : selection.isAll() ? Kind.FULL : Kind.TRIAL;
        return List.of(new Generation(
                number,
                kind,
                State.RUNNING,
                made == null ? number : made.enriched(),
                made == null ? null : made.enrichmentVersion(),
                selection,
                pace.articlesPerSecond(),
                pace.partitionsInParallel(),
                now,
                now,
                null,
                null,
                null,
                null));
    }

    /** All of the corpus came through. Nothing where it is no longer on its way. */
    public List<Generation> caughtUp(int number, Instant now) {
        return numbered(number)
                .filter(one -> one.state() == State.RUNNING)
                .map(one -> List.of(one.in(State.CAUGHT_UP, now, null)))
                .orElse(List.of());
    }

    /** It cannot go on. Nothing where it is no longer on its way. */
    public List<Generation> failed(int number, String reason, Instant now) {
        return numbered(number)
                .filter(one -> one.state() == State.RUNNING)
                .map(one -> List.of(one.in(State.FAILED, now, reason)))
                .orElse(List.of());
    }

    /** It serves as Elasticsearch has it, whoever died before writing that down. Nothing where that is known, or cannot be. */
    public List<Generation> serves(int number, Instant now) {
        Generation before = serving();
        return numbered(number)
                .filter(one -> one.number() != before.number() && one.state().isFed() && one.kind() != Kind.TRIAL)
                .map(one -> List.of(
                        one.promoted(before.number(), now, one.reason()),
                        before.in(State.CAUGHT_UP, now, before.reason())))
                .orElse(List.of());
    }

    /**
     * It serves from now on; the one that served stays fed.
     *
     * @param forced why it should although it is not complete; absent where it is
     */
    public List<Generation> promote(int number, @Nullable String forced, Instant now) {
        Generation chosen = known(number);
        requirePromotable(chosen, forced);
        Generation before = serving();
        return List.of(chosen.promoted(before.number(), now, forced), before.in(State.CAUGHT_UP, now, before.reason()));
    }

    /** @throws GenerationRefusedException if it may not serve, whatever it holds */
    public void requirePromotable(Generation chosen, @Nullable String forced) {
        if (chosen.kind() == Kind.TRIAL) {
            throw new GenerationRefusedException(
                    "generation " + chosen.number() + " is a trial of a part of the corpus, which never serves");
        }
        switch (chosen.state()) {
            case CAUGHT_UP, ROLLED_BACK -> {}
            case RUNNING -> {
                if (forced == null) {
                    throw new GenerationRefusedException("generation " + chosen.number()
                            + " is still being built; wait until it has caught up, or force it with a reason");
                }
            }
            case PROMOTED -> throw new GenerationRefusedException("generation " + chosen.number() + " serves already");
            case CANCELLED, FAILED, DROPPED ->
                throw new GenerationRefusedException(
                        "generation " + chosen.number() + " is " + words(chosen.state()) + " and cannot serve");
        }
    }

    /** The generation that served before the serving one serves again. */
    public List<Generation> rollBack(Instant now) {
        Generation promoted = serving();
        Generation before = target(promoted);
        return List.of(before.restored(now), promoted.in(State.ROLLED_BACK, now, promoted.reason()));
    }

    /** Which generation a rollback leads to. */
    public Generation rollbackTarget() {
        return target(serving());
    }

    private Generation target(Generation promoted) {
        Integer before = promoted.replaced();
        if (before == null || before == promoted.number()) {
            throw new GenerationRefusedException(
                    "generation " + promoted.number() + " replaced none: there is nothing to roll back to");
        }
        Generation target = known(before);
        if (!target.state().isFed()) {
            throw new GenerationRefusedException("generation " + before + ", which served before, is "
                    + words(target.state()) + ": start a replay instead");
        }
        return target;
    }

    /** Stops one on its way; what it has stays, so that it can be resumed. */
    public List<Generation> cancel(int number, Instant now) {
        Generation chosen = known(number);
        if (chosen.state() != State.RUNNING) {
            throw new GenerationRefusedException("generation " + number + " is " + words(chosen.state())
                    + ": only one that is being built can be cancelled");
        }
        return List.of(chosen.in(State.CANCELLED, now, null));
    }

    /** Goes on where it was when it was cancelled or failed. */
    public List<Generation> resume(int number, Instant now) {
        Generation chosen = known(number);
        if (chosen.state() != State.CANCELLED && chosen.state() != State.FAILED) {
            throw new GenerationRefusedException("generation " + number + " is " + words(chosen.state())
                    + ": only one that was cancelled or failed can be resumed");
        }
        return List.of(chosen.in(State.RUNNING, now, null));
    }

    /** Gives one up for good. */
    public List<Generation> drop(int number, Instant now) {
        Generation chosen = known(number);
        if (chosen.state() == State.PROMOTED) {
            throw new GenerationRefusedException(
                    "generation " + number + " serves; promote another or roll back first");
        }
        all().stream()
                .filter(one -> one.number() != number && one.enriched() == number && one.state() != State.DROPPED)
                .findFirst()
                .ifPresent(reader -> {
                    throw new GenerationRefusedException("generation " + reader.number()
                            + " is made of the enriched articles of " + number + "; drop it first");
                });
        return List.of(chosen.in(State.DROPPED, now, chosen.reason()));
    }

    /** The newest replay, unless it serves; then the one that it replaced. */
    public int dropCandidate() {
        Generation newest = newest();
        Integer replaced = newest.replaced();
        return newest.state() == State.PROMOTED && replaced != null ? replaced : newest.number();
    }

    /** An instance that enriches in this version took it up. Nothing where another one did. */
    public List<Generation> pin(int number, String enrichmentVersion) {
        return numbered(number)
                .filter(one -> one.enrichmentVersion() == null && one.state().isFed())
                .map(one -> List.of(one.pinned(enrichmentVersion)))
                .orElse(List.of());
    }

    /**
     * This version is the only one that is still made. What has caught up goes on in it: its later articles differ from the earlier
     * ones. What is on its way would come out in two versions and fails.
     */
    public List<Generation> adopt(String enrichmentVersion, Instant now) {
        return fed().stream()
                .filter(one -> one.isEnriched() && !enrichmentVersion.equals(one.enrichmentVersion()))
                .filter(one -> one.state() != State.RUNNING || one.enrichmentVersion() != null)
                .map(one -> one.state() == State.RUNNING
                        ? one.in(State.FAILED, now, begunIn(one, enrichmentVersion))
                        : one.pinned(enrichmentVersion))
                .toList();
    }

    private static String begunIn(Generation generation, String enrichmentVersion) {
        return "it was begun in version " + generation.enrichmentVersion() + " and the build that runs makes "
                + enrichmentVersion + ": resume it with the build that began it, or drop it and start another";
    }

    /** @throws GenerationRefusedException where no replay was ever started */
    public Generation newest() {
        return newestReplay()
                .orElseThrow(
                        () -> new GenerationRefusedException("there is no replay; 'copydesk replay start' begins one"));
    }

    private Generation known(int number) {
        return numbered(number).orElseThrow(() -> new GenerationRefusedException("there is no generation " + number));
    }

    private static String words(State state) {
        return switch (state) {
            case RUNNING -> "being built";
            case CAUGHT_UP -> "caught up";
            case PROMOTED -> "serving";
            case ROLLED_BACK -> "rolled back";
            case CANCELLED -> "cancelled";
            case FAILED -> "failed";
            case DROPPED -> "dropped";
        };
    }

    @Override
    public String toString() {
        return byNumber.values().toString();
    }
}
