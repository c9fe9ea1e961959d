package dev.copydesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.ingest.feed.SeenItems;
import dev.copydesk.ingest.fetch.Answer;
import dev.copydesk.ingest.fetch.FetchFailure;
import dev.copydesk.model.Source;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final PolledFeed FEED =
            new PolledFeed("feed", "https://feed.example/rss", new Source("feed", "Feed", null, null));

    private final PollPolicy policy = new PollPolicy(PollSettings.DEFAULTS);
    private final Random random = new Random(7);

    @Test
    void aFeedThatFailsForAYearIsStillAskedFourTimesADay() {
        PollState state = policy.initial(FEED, NOW);
        Instant now = NOW;
        int polls = 0;
        while (now.isBefore(NOW.plus(Duration.ofDays(365)))) {
            state = next(state, new PollOutcome.Failed(FetchFailure.DNS, "no such host", 0), now);
            Duration wait = Duration.between(now, state.schedule().nextAt());
            assertThat(wait).isBetween(Duration.ofSeconds(100), Duration.ofHours(7));
            now = state.schedule().nextAt();
            polls++;
        }
        assertThat(polls).isBetween(365 * 3, 365 * 5);
        assertThat(state.health().failuresInARow()).isEqualTo(polls);
        assertThat(state.health().failingSince()).isEqualTo(NOW);
        assertThat(state.health().lastError()).isEqualTo("no such host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void anAbsurdRetryAfterCountsAsTheLongestInterval(String retryAfter) {
        PollState state = next(policy.initial(FEED, NOW), refused(429, retryAfter, null), NOW);

        assertThat(state.schedule().nextAt()).isBetween(NOW.plus(Duration.ofHours(24)), NOW.plus(Duration.ofHours(25)));
        assertThat(state.schedule().why()).contains("429 with Retry-After");
    }

    @Test
    void retryAfterIsRespected() {
        PollState state = next(policy.initial(FEED, NOW), refused(503, "3600", null), NOW);

        assertThat(state.schedule().nextAt()).isAfterOrEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(state.schedule().retryAfter()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void aDateInRetryAfterIsComparedWithTheServersOwnClock() {
        PollOutcome outcome = refused(503, "Sun, 22 Nov 1925 11:00:00 GMT", "Sun, 22 Nov 1925 10:00:00 GMT");

        PollState state = next(policy.initial(FEED, NOW), outcome, NOW);

        assertThat(state.schedule().retryAfter()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void aFeedThatIsGoneIsAskedAtTheLongestIntervalAndComesBack() {
        PollState gone = next(policy.initial(FEED, NOW), refused(410, null, null), NOW);

        assertThat(gone.health().gone()).isTrue();
        assertThat(gone.schedule().nextAt()).isAfter(NOW.plus(Duration.ofHours(21)));

        Instant later = gone.schedule().nextAt();
        PollState back = next(gone, read(5, 5, "\"a\"", Hints.NONE, null), later);
        assertThat(back.health().gone()).isFalse();
        assertThat(back.health().failuresInARow()).isZero();
        assertThat(back.schedule().nextAt()).isBefore(later.plus(Duration.ofHours(1)));
    }

    @Test
    void thrashingOfOneHostDoublesTheInterval() {
        PollState before = policy.initial(FEED, NOW);
        PollState state = next(before, refused(429, null, null), NOW);

        assertThat(state.schedule().interval())
                .isEqualTo(before.schedule().interval().multipliedBy(2));
    }

    @Test
    void cacheControlAndTtlHoldPollsBackWithinTheirBound() {
        PollState first = next(policy.initial(FEED, NOW), read(5, 5, "\"a\"", Hints.NONE, "public, max-age=7200"), NOW);
        assertThat(first.schedule().nextAt()).isAfter(NOW.plus(Duration.ofMinutes(107)));
        assertThat(first.schedule().why()).contains("asks for 2 h");

        PollState forYears =
                next(policy.initial(FEED, NOW), read(5, 5, "\"a\"", Hints.NONE, "max-age=99999999999"), NOW);
        assertThat(forYears.schedule().nextAt()).isBefore(NOW.plus(Duration.ofHours(5)));

        Hints ttl = new Hints(Duration.ofMinutes(90), Set.of(), Set.of());
        PollState waits = next(policy.initial(FEED, NOW), read(5, 5, "\"a\"", ttl, null), NOW);
        assertThat(waits.schedule().nextAt()).isAfter(NOW.plus(Duration.ofMinutes(80)));
    }

    @Test
    void skippedHoursAndDaysAreSkipped() {
        Hints hints = new Hints(null, Set.of(5, 6, 7), Set.of());
        PollState state = next(policy.initial(FEED, NOW), read(5, 5, "\"a\"", hints, null), NOW);
        assertThat(state.schedule().nextAt().atOffset(ZoneOffset.UTC).getHour()).isEqualTo(8);

        Hints always = new Hints(null, Set.of(), Set.of(DayOfWeek.values()));
        PollState never = next(policy.initial(FEED, NOW), read(5, 5, "\"a\"", always, null), NOW);
        assertThat(never.schedule().nextAt()).isBeforeOrEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void aValidatorThatStaysWhileTheContentChangesIsNoLongerBelieved() {
        PollState first = next(policy.initial(FEED, NOW), read(5, 5, "\"same\"", Hints.NONE, null), NOW);
        Instant later = NOW.plus(Duration.ofHours(1));

        PollState second = next(first, read(5, 1, "\"same\"", Hints.NONE, null), later);

        assertThat(second.validators().trust()).isEqualTo(Trust.WITHDRAWN);
        assertThat(policy.request(second, later.plus(Duration.ofHours(1))).conditional())
                .isFalse();
        assertThat(policy.request(second, later.plus(Duration.ofDays(8))).conditional())
                .as("it may prove itself again after a week")
                .isTrue();
    }

    @Test
    void validatorsAreTrustedOnceTheyProvedHonest() {
        PollState state = next(policy.initial(FEED, NOW), read(5, 5, "\"1\"", Hints.NONE, null), NOW);
        Instant now = NOW;
        for (int i = 0; i < TrustPolicy.TRUE_NOT_MODIFIED_NEEDED; i++) {
            now = now.plus(Duration.ofHours(1));
            assertThat(policy.request(state, now).etag()).isEqualTo("\"1\"");
            state = next(state, new PollOutcome.NotModified(Answer.bare(304, "")), now);
            assertThat(state.schedule().why()).contains("to check that its 304 was true");
            now = state.schedule().nextAt();
            assertThat(policy.request(state, now)).isEqualTo(new PollRequest(FEED.address(), null, null, true));
            state = next(state, new PollOutcome.SameBody(answer("\"1\"", null)), now);
        }
        assertThat(state.validators().trust()).isEqualTo(Trust.UNPROVEN);

        now = now.plus(Duration.ofHours(1));
        state = next(state, read(5, 1, "\"2\"", Hints.NONE, null), now);

        assertThat(state.validators().trust()).isEqualTo(Trust.TRUSTED);
    }

    @Test
    void theOldAddressIsTriedAgainWhereTheNewOneKeepsFailing() {
        PollState state = movedTo("https://new.example/");
        assertThat(policy.request(state, NOW).address()).isEqualTo("https://new.example/");

        for (int i = 0; i < 6; i++) {
            state = next(state, new PollOutcome.Failed(FetchFailure.DNS, "no such host", 0), NOW);
        }
        assertThat(policy.request(state, NOW).address()).isEqualTo(FEED.address());
    }

    @Test
    void aFeedGoesBackToItsOldAddressWhereOnlyThatOneAnswers() {
        PollState state = movedTo("https://new.example/");
        Instant now = state.schedule().nextAt();
        int failures = 0;
        while (now.isBefore(NOW.plus(Duration.ofDays(7)))) {
            boolean dead = policy.request(state, now).address().equals("https://new.example/");
            failures += dead ? 1 : 0;
            PollOutcome outcome = dead
                    ? new PollOutcome.Failed(FetchFailure.DNS, "no such host", 0)
                    : read(5, 1, null, Hints.NONE, null);
            state = next(state, outcome, now);
            now = state.schedule().nextAt();
        }

        assertThat(failures).isEqualTo(6);
        assertThat(state.address()).isEqualTo(FEED.address());
    }

    @Test
    void aFeedThatGoesBackDoesNotKeepTheAddressOfATemporaryRedirect() {
        PollState state = movedTo("https://new.example/");
        for (int i = 0; i < 6; i++) {
            state = next(state, refused(404, null, null), NOW);
        }

        state = next(state, new PollOutcome.SameBody(Answer.bare(200, "https://elsewhere.example/")), NOW);

        assertThat(policy.request(state, NOW).address()).isEqualTo(FEED.address());
        state = next(state, new PollOutcome.SameBody(Answer.bare(200, "https://elsewhere.example/")), NOW);
        assertThat(policy.request(state, NOW).address()).isEqualTo(FEED.address());
    }

    @Test
    void aFeedThatMovedStaysWhereItMovedAfterATemporaryRedirect() {
        PollState state = movedTo("https://new.example/");

        state = next(state, new PollOutcome.SameBody(Answer.bare(200, "https://elsewhere.example/")), NOW);

        assertThat(policy.request(state, NOW).address()).isEqualTo("https://new.example/");
    }

    @Test
    void aFeedThatWentQuietRaisesAnAlarm() {
        PollState state = next(policy.initial(FEED, NOW), read(5, 5, null, Hints.NONE, null), NOW);
        Instant now = NOW;
        for (int i = 0; i < 10; i++) {
            now = now.plus(Duration.ofHours(6));
            state = next(state, read(5, 1, null, Hints.NONE, null), now);
        }
        Instant lastNew = now;
        state = next(state, new PollOutcome.SameBody(answer(null, null)), lastNew.plus(Duration.ofHours(20)));
        assertThat(state.health().quietSince()).isNull();

        state = next(state, new PollOutcome.SameBody(answer(null, null)), lastNew.plus(Duration.ofHours(30)));
        assertThat(state.health().quietSince()).isEqualTo(lastNew);
        assertThat(state.health().healthy()).isFalse();
    }

    @Test
    void aPollThatFindsEveryItemNewTellsOfAPossibleGap() {
        PollState state = next(policy.initial(FEED, NOW), read(40, 40, null, Hints.NONE, null), NOW);
        assertThat(state.totals().possibleGaps())
                .as("the first poll misses nothing")
                .isZero();

        state = next(state, read(40, 39, null, Hints.NONE, null), NOW.plus(Duration.ofHours(1)));
        assertThat(state.totals().possibleGaps()).isZero();

        state = next(state, read(40, 40, null, Hints.NONE, null), NOW.plus(Duration.ofHours(2)));
        assertThat(state.totals().possibleGaps()).isEqualTo(1);
    }

    @Test
    void aFeedWhoseItemsLeaveSoonIsAskedSooner() {
        assertThat(intervalAfterBursts(12)).isLessThan(Duration.ofHours(14));
        assertThat(intervalAfterBursts(400)).isGreaterThan(Duration.ofHours(16));
    }

    /** Of a feed that shows so many items, of which twelve come at once every other day. */
    private Duration intervalAfterBursts(int items) {
        PollState state = next(policy.initial(FEED, NOW), read(items, items, null, Hints.NONE, null), NOW);
        Instant now = NOW;
        for (int day = 1; day <= 60; day++) {
            now = NOW.plus(Duration.ofDays(day));
            PollOutcome outcome = day % 2 == 0
                    ? read(items, Math.min(12, items - 1), null, Hints.NONE, null)
                    : new PollOutcome.SameBody(answer(null, null));
            state = next(state, outcome, now);
        }
        state = next(state, new PollOutcome.SameBody(answer(null, null)), now.plus(Duration.ofDays(1)));
        return state.schedule().interval();
    }

    @Test
    void ourOwnClockMayJump() {
        PollState state = next(policy.initial(FEED, NOW), read(5, 5, "\"1\"", Hints.NONE, null), NOW);
        Instant centuryBack = NOW.minus(Duration.ofDays(36525));

        PollState resumed = policy.resume(FEED, state, centuryBack);
        assertThat(resumed.schedule().nextAt()).isBefore(centuryBack.plus(Duration.ofHours(25)));

        PollState next = next(resumed, read(5, 1, "\"2\"", Hints.NONE, null), centuryBack);
        assertThat(next.schedule().nextAt()).isBetween(centuryBack, centuryBack.plus(Duration.ofHours(25)));
    }

    /** Of a feed whose first poll was led there for good. */
    private PollState movedTo(String address) {
        Answer moved = new Answer(200, address, address, null, null, null, null, null, null, null, 9);
        return next(policy.initial(FEED, NOW), new PollOutcome.SameBody(moved), NOW);
    }

    private PollState next(PollState state, PollOutcome outcome, Instant now) {
        return policy.next(FEED, state, policy.request(state, now), outcome, now, random);
    }

    private static PollOutcome refused(int status, @Nullable String retryAfter, @Nullable String date) {
        return new PollOutcome.Refused(new Answer(status, "", null, null, null, null, null, null, date, retryAfter, 0));
    }

    private static PollOutcome read(
            int items, int newItems, @Nullable String etag, Hints hints, @Nullable String cacheControl) {
        return new PollOutcome.Read(
                answer(etag, cacheControl),
                "hash",
                hints,
                items,
                newItems,
                0,
                List.of(),
                SeenItems.none(),
                PollOutcome.PagesOutcome.NONE);
    }

    private static Answer answer(@Nullable String etag, @Nullable String cacheControl) {
        return new Answer(200, FEED.address(), null, etag, null, null, cacheControl, null, null, null, 100);
    }
}
