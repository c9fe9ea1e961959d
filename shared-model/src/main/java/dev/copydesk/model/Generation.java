package dev.copydesk.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One complete derivation of the corpus, and how far it has come. Its JSON is the value of a record in
 * {@link Topics#GENERATIONS}, whose key is the number.
 *
 * @param number 1 for the first, and never used again
 * @param kind what it is made of
 * @param state see {@link State}
 * @param enriched the generation whose enriched topic it is written from: its own, or that of another for {@link
 *     Kind#INDEX_ONLY}
 * @param enrichmentVersion the one that all its articles are enriched with; absent until an instance took it up
 * @param selection the whole corpus, but for a {@link Kind#TRIAL}
 * @param articlesPerSecond at most, for each instance, while it is {@link State#RUNNING}; absent for no limit
 * @param partitionsInParallel how many of its input an instance works on at a time while it is {@link State#RUNNING}; absent for as
 *     many as the instance is configured for
 * @param startedAt when it was asked for
 * @param changedAt when it came into its state
 * @param caughtUpAt when all of the corpus had come through for the first time
 * @param promotedAt when it began to serve for the last time
 * @param replaced the generation that served before it, to which a rollback leads
 * @param reason why a promotion was forced, or why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Generation(
        int number,
        Kind kind,
        State state,
        int enriched,
        @Nullable String enrichmentVersion,
        Selection selection,
        @Nullable Integer articlesPerSecond,
        @Nullable Integer partitionsInParallel,
        Instant startedAt,
        Instant changedAt,
        @Nullable Instant caughtUpAt,
        @Nullable Instant promotedAt,
        @Nullable Integer replaced,
        @Nullable String reason) {

    /** What a generation is made of. */
    public enum Kind {
        /** Of the corpus: enriched and indexed anew. */
        FULL,
        /** Of another generation's enriched articles: indexed anew. */
        INDEX_ONLY,
        /** Of a part of the corpus, to be compared and never to serve. */
        TRIAL
    }

    /** How far it has come. */
    public enum State {
        /** On its way to the end of the corpus. */
        RUNNING,
        /** Has all of the corpus, gets all that comes in, and does not serve. */
        CAUGHT_UP,
        /** Serves. */
        PROMOTED,
        /** Served, and was taken back; still gets all that comes in. */
        ROLLED_BACK,
        /** Stopped on its way; can be resumed. */
        CANCELLED,
        /** Cannot go on, for its {@code reason}. */
        FAILED,
        /** Gone, with its indices, topics and state. */
        DROPPED;

        /** Whether what comes in goes into it. */
        public boolean isFed() {
            return switch (this) {
                case RUNNING, CAUGHT_UP, PROMOTED, ROLLED_BACK -> true;
                case CANCELLED, FAILED, DROPPED -> false;
            };
        }
    }

    public Generation {
        if (number < 1 || enriched < 1) {
            throw new IllegalArgumentException(
                    "number and enriched are " + number + " and " + enriched + ", wanted 1 or more");
        }
        Pace.require(articlesPerSecond, partitionsInParallel);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(selection, "selection");
    }

    /** The one that is there from the beginning. */
    public static Generation first(@Nullable String enrichmentVersion, Instant now) {
        return new Generation(
                1,
                Kind.FULL,
                State.PROMOTED,
                1,
                enrichmentVersion,
                Selection.ALL,
                null,
                null,
                now,
                now,
                now,
                now,
                null,
                null);
    }

    /** Whether it is enriched for itself, and does not read what another one has enriched. */
    @JsonIgnore
    public boolean isEnriched() {
        return enriched == number;
    }

    /** How fast it may go now: what it was started with holds until it has caught up. */
    @JsonIgnore
    public Pace pace() {
        return state == State.RUNNING ? new Pace(articlesPerSecond, partitionsInParallel) : Pace.UNLIMITED;
    }

    /** The record's key, as UTF-8. */
    public byte[] key() {
        return String.valueOf(number).getBytes(StandardCharsets.UTF_8);
    }

    Generation in(State next, Instant now, @Nullable String why) {
        return new Generation(
                number,
                kind,
                next,
                enriched,
                enrichmentVersion,
                selection,
                articlesPerSecond,
                partitionsInParallel,
                startedAt,
                now,
                caughtUpAt == null && next == State.CAUGHT_UP ? now : caughtUpAt,
                promotedAt,
                replaced,
                why);
    }

    Generation promoted(int before, Instant now, @Nullable String why) {
        return new Generation(
                number,
                kind,
                State.PROMOTED,
                enriched,
                enrichmentVersion,
                selection,
                articlesPerSecond,
                partitionsInParallel,
                startedAt,
                now,
                caughtUpAt,
                now,
                before,
                why);
    }

    /** Serves again, after what had replaced it was rolled back. */
    Generation restored(Instant now) {
        return promoted(replaced == null ? number : replaced, now, reason);
    }

    Generation pinned(String version) {
        return new Generation(
                number,
                kind,
                state,
                enriched,
                version,
                selection,
                articlesPerSecond,
                partitionsInParallel,
                startedAt,
                changedAt,
                caughtUpAt,
                promotedAt,
                replaced,
                reason);
    }
}
