package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.feed.SeenItems;
import dev.copydesk.ingest.fetch.Answer;
import dev.copydesk.ingest.fetch.FetchFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a feed from a poll: state, outcome, time and randomness in; state out. Pure.
 *
 * <p>A feed is never given up: whatever happens, the next poll is at most the longest interval away.
 */
public final class PollPolicy {
    private static final int FAILURES_BEFORE_THE_OLD_ADDRESS = 5;
    private static final int MAX_ERROR = 300;

    private final PollSettings settings;

    public PollPolicy(PollSettings settings) {
        this.settings = settings;
    }

    /** Of a feed never polled: it is due at once. */
    public PollState initial(PolledFeed feed, Instant now) {
        return fresh(feed, now, History.NONE, SeenItems.none(), Totals.NONE);
    }

    /**
     * The state that a feed goes on with after a restart, on another instance, or with a changed registration.
     *
     * <p>A changed address forgets what belonged to the old one, but not the items. A next poll that lies further ahead than
     * the longest interval, as after a clock that went wrong, is moved.
     */
    public PollState resume(PolledFeed feed, PollState state, Instant now) {
        if (!state.registeredAddress().equals(feed.address())) {
            return fresh(feed, now, state.history(), state.seen(), state.totals());
        }
        PollBounds bounds = PollBounds.of(settings, feed);
        Schedule schedule = state.schedule();
        if (!schedule.nextAt().isAfter(now.plus(bounds.max()).plus(bounds.max()))) {
            return state;
        }
        return state.scheduled(new Schedule(
                now.plus(bounds.max()),
                "its next poll lay further ahead than the longest interval",
                schedule.interval(),
                null,
                schedule.hints()));
    }

    /** How to ask the feed now. */
    PollRequest request(PollState state, Instant now) {
        int failures = state.health().failuresInARow();
        boolean old = failures >= FAILURES_BEFORE_THE_OLD_ADDRESS && failures % 2 == 0;
        String address = old ? state.registeredAddress() : state.address();
        Validators validators = state.validators();
        boolean conditional = address.equals(state.address())
                && state.bodyHash() != null
                && state.pendingPages().isEmpty()
                && TrustPolicy.mayAskConditionally(validators, now);
        boolean check = validators.unchecked() && validators.present();
        return conditional
                ? new PollRequest(address, validators.etag(), validators.lastModified(), false)
                : new PollRequest(address, null, null, check);
    }

    /** @param now when the poll ended, its items acknowledged */
    PollState next(
            PolledFeed feed,
            PollState before,
            PollRequest request,
            PollOutcome outcome,
            Instant now,
            RandomGenerator random) {
        Timetable timetable = new Timetable(settings, PollBounds.of(settings, feed), now, random);
        if (outcome instanceof PollOutcome.Read read) {
            return afterRead(before, request, read, now, timetable);
        }
        if (outcome instanceof PollOutcome.SameBody same) {
            Validators validators = TrustPolicy.afterBody(before.validators(), request, same.answer(), false, now);
            return afterNothingNew(before, request, same.answer(), validators, now, timetable, false);
        }
        if (outcome instanceof PollOutcome.NotModified notModified) {
            Validators validators = TrustPolicy.afterNotModified(before.validators(), now);
            return afterNothingNew(before, request, notModified.answer(), validators, now, timetable, true);
        }
        return afterFailure(before, outcome, now, timetable);
    }

    private PollState afterRead(
            PollState before, PollRequest request, PollOutcome.Read read, Instant now, Timetable timetable) {
        Rhythm.Observation seen = new Rhythm.Observation(read.items(), read.newItems(), read.published());
        Instant last = before.health().lastSuccessAt();
        History history = Rhythm.observe(before.history(), seen, now);
        int updates = last == null ? 0 : Rhythm.updates(seen, last, now);
        double turnover = last == null || read.items() == 0 ? 0 : (double) read.newItems() / read.items();
        boolean changed = read.newItems() + read.changedItems() > 0;
        Validators validators = TrustPolicy.afterBody(before.validators(), request, read.answer(), changed, now);
        boolean gap = last != null && read.items() > 1 && read.newItems() == read.items();
        Totals totals = before.totals()
                .plusPoll(read.answer().wireBytes())
                .plusItems(read.newItems(), read.changedItems(), gap)
                .plusPages(read.pages().fetched(), read.pages().failed());
        return new PollState(
                moved(request, read.answer()),
                before.registeredAddress(),
                validators,
                timetable.afterSuccess(before, history, read.hints(), read.answer(), updates, turnover),
                success(read.answer(), history, now),
                history,
                read.bodyHash(),
                read.seen(),
                read.pages().pending(),
                totals);
    }

    private PollState afterNothingNew(
            PollState before,
            PollRequest request,
            Answer answer,
            Validators validators,
            Instant now,
            Timetable timetable,
            boolean notModified) {
        History history = Rhythm.observe(before.history(), Rhythm.Observation.NOTHING, now);
        Totals totals = before.totals().plusPoll(answer.wireBytes());
        Schedule schedule = validators.unchecked()
                ? timetable.toCheck(before.schedule())
                : timetable.afterSuccess(before, history, before.schedule().hints(), answer, 0, 0);
        return new PollState(
                moved(request, answer),
                before.registeredAddress(),
                validators,
                schedule,
                success(answer, history, now),
                history,
                before.bodyHash(),
                before.seen(),
                before.pendingPages(),
                notModified ? totals.plusNotModified() : totals);
    }

    private static PollState afterFailure(PollState before, PollOutcome outcome, Instant now, Timetable timetable) {
        int failures = before.health().failuresInARow() + 1;
        Schedule last = before.schedule();
        if (outcome instanceof PollOutcome.Refused refused) {
            Answer answer = refused.answer();
            String error = "the server answered with status " + answer.status();
            Schedule schedule = timetable.afterRefusal(last, failures, answer);
            return failed(before, schedule, error, answer.status(), answer.wireBytes(), now);
        }
        if (outcome instanceof PollOutcome.NotAFeed notAFeed) {
            Answer answer = notAFeed.answer();
            String linked = notAFeed.linkedFeed();
            if (linked != null && before.health().lastSuccessAt() == null && failures == 1) {
                return failed(before, timetable.toLinkedFeed(last), notAFeed.reason(), answer.status(), 0, now)
                        .movedTo(linked);
            }
            Schedule schedule = timetable.afterFailure(last, failures, false, "no feed came");
            return failed(before, schedule, notAFeed.reason(), answer.status(), answer.wireBytes(), now);
        }
        PollOutcome.Failed failed = (PollOutcome.Failed) outcome;
        if (failed.cause() == FetchFailure.OVERLOADED) {
            return before.scheduled(timetable.afterOverload(last));
        }
        Schedule schedule = timetable.afterFailure(
                last, failures, isPassing(failed.cause()), failed.cause().words());
        return failed(before, schedule, failed.reason(), null, failed.wireBytes(), now);
    }

    private static PollState failed(
            PollState before, Schedule schedule, String error, @Nullable Integer status, long bytes, Instant now) {
        Health health = before.health();
        return new PollState(
                before.address(),
                before.registeredAddress(),
                before.validators(),
                schedule,
                new Health(
                        now,
                        health.lastSuccessAt(),
                        status,
                        error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR),
                        health.failuresInARow() + 1,
                        health.failingSince() == null ? now : health.failingSince(),
                        status != null && status == 410,
                        Rhythm.quietSince(before.history(), now).orElse(null)),
                before.history(),
                before.bodyHash(),
                before.seen(),
                before.pendingPages(),
                before.totals().plusPoll(bytes).plusFailure());
    }

    private static Health success(Answer answer, History history, Instant now) {
        return new Health(
                now,
                now,
                answer.status(),
                null,
                0,
                null,
                false,
                Rhythm.quietSince(history, now).orElse(null));
    }

    /** Where a feed that came is asked next: where it moved for good, else where it was asked. */
    private static String moved(PollRequest request, Answer answer) {
        return answer.permanentAddress() == null ? request.address() : answer.permanentAddress();
    }

    /** What usually passes by itself; the rest needs somebody to change something. */
    private static boolean isPassing(FetchFailure cause) {
        return switch (cause) {
            case DNS,
                    CONNECT,
                    TLS,
                    TIMEOUT,
                    TOO_SLOW,
                    TRUNCATED,
                    PROTOCOL,
                    BAD_ENCODING,
                    OVERLOADED,
                    RESTING,
                    INTERNAL -> true;
            case BAD_ADDRESS,
                    FORBIDDEN_ADDRESS,
                    TOO_LARGE,
                    DECOMPRESSION_BOMB,
                    TOO_MANY_REDIRECTS,
                    BAD_REDIRECT,
                    HEADERS_TOO_LARGE,
                    ROBOTS -> false;
        };
    }

    private PollState fresh(PolledFeed feed, Instant now, History history, SeenItems seen, Totals totals) {
        Duration interval = PollBounds.of(settings, feed).clamp(settings.firstInterval());
        return new PollState(
                feed.address(),
                feed.address(),
                Validators.NONE,
                new Schedule(now, "now: it was never polled at this address", interval, null, Hints.NONE),
                Health.NONE,
                history,
                null,
                seen,
                Map.of(),
                totals);
    }
}
