package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a feed is asked next, and why then. Pure. */
final class Timetable {
    private static final int MOST_DOUBLINGS = 20;
    private static final double GROWTH = 1.5;

    private final PollSettings settings;
    private final PollBounds bounds;
    private final Instant now;
    private final RandomGenerator random;

    Timetable(PollSettings settings, PollBounds bounds, Instant now, RandomGenerator random) {
        this.settings = settings;
        this.bounds = bounds;
        this.now = now;
        this.random = random;
    }

    /**
     * After a poll that succeeded.
     *
     * @param before the feed's last poll and interval
     * @param history with this poll in it
     * @param updates that this poll found
     * @param turnover the part of the feed's items that were new
     */
    Schedule afterSuccess(PollState before, History history, Hints hints, Answer answer, int updates, double turnover) {
        Duration last = before.schedule().interval();
        Duration expected = Rhythm.expected(history, now, bounds.max());
        boolean firstPoll = before.health().lastSuccessAt() == null;
        Duration interval;
        String why;
        if (firstPoll) {
            interval = PollBounds.shorter(settings.firstInterval(), expected);
            why = "a first look at its habit";
        } else if (updates > 0) {
            Duration found = elapsed(before).dividedBy(turnover >= 0.5 ? Math.max(4, 2L * updates) : 2L * updates);
            interval = PollBounds.shorter(found, expected);
            why = interval.equals(expected) ? "its habit lets expect news" : "it is busy";
        } else {
            Duration grown = Duration.ofMillis((long) (last.toMillis() * GROWTH));
            interval = PollBounds.shorter(grown, expected);
            why = interval.equals(expected) ? "its habit lets expect news" : "nothing was new";
        }
        interval = bounds.clamp(interval);
        Duration asked = PollBounds.shorter(settings.maxHint(), freshness(hints, answer));
        Duration waiting = interval;
        if (asked.compareTo(interval) > 0) {
            waiting = asked;
            why = "the feed asks for " + words(asked) + " between polls";
        }
        Instant next = bounds.jittered(now, waiting, random);
        Instant allowed = outsideSkips(hints, next);
        if (!allowed.equals(next)) {
            why = "the feed skips these hours";
        }
        return new Schedule(allowed, sentence(allowed, why), interval, null, hints);
    }

    /** Soon after a 304 that is not believed yet. */
    Schedule toCheck(Schedule before) {
        Duration soon = PollBounds.longer(settings.checkDelay(), bounds.min());
        return new Schedule(
                now.plus(soon),
                sentence(now.plus(soon), "to check that its 304 was true"),
                before.interval(),
                null,
                before.hints());
    }

    /** Soon, at the feed that the registered page links. */
    Schedule toLinkedFeed(Schedule before) {
        Instant next = bounds.jittered(now, settings.checkDelay(), random);
        return new Schedule(next, sentence(next, "the page links this feed"), before.interval(), null, before.hints());
    }

    /** @param failures in a row, this one included */
    Schedule afterFailure(Schedule before, int failures, boolean passing, String reason) {
        Duration most = passing ? PollBounds.shorter(settings.maxFailureDelay(), bounds.max()) : bounds.max();
        Duration delay = settings.failureDelay().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Instant next = bounds.jittered(now, PollBounds.shorter(delay, most), random);
        String why = "failure " + failures + ": " + reason;
        return new Schedule(next, sentence(next, why), before.interval(), null, before.hints());
    }

    /** After a status that may come with {@code Retry-After}; asked for too much, the longest interval counts. */
    Schedule afterRefusal(Schedule before, int failures, Answer answer) {
        int status = answer.status();
        boolean throttled = status == 429;
        boolean passing = status == 429 || status == 408 || status >= 500;
        Schedule schedule =
                status == 410 ? atLongestInterval(before) : afterFailure(before, failures, passing, "status " + status);
        Duration interval = throttled ? bounds.clamp(before.interval().multipliedBy(2)) : before.interval();
        Optional<Duration> wanted = HttpHints.retryAfter(answer, now);
        Instant until = now.plus(PollBounds.shorter(wanted.orElse(Duration.ZERO), bounds.max()));
        if (until.isAfter(schedule.nextAt())) {
            Instant later = until.plusMillis((long) (bounds.min().toMillis() * random.nextDouble()));
            return new Schedule(
                    later, sentence(later, "status " + status + " with Retry-After"), interval, until, before.hints());
        }
        Instant retryAfter = wanted.isPresent() ? until : null;
        return new Schedule(schedule.nextAt(), schedule.why(), interval, retryAfter, before.hints());
    }

    /** After a poll that failed for want of memory here. */
    Schedule afterOverload(Schedule before) {
        Instant next = bounds.jittered(now, settings.checkDelay(), random);
        return new Schedule(next, sentence(next, "memory was short here"), before.interval(), null, before.hints());
    }

    private Schedule atLongestInterval(Schedule before) {
        Instant next = bounds.jittered(now, bounds.max(), random);
        return new Schedule(
                next, sentence(next, "it is gone (410), and asked rarely"), before.interval(), null, before.hints());
    }

    private Duration elapsed(PollState before) {
        Instant last = before.health().lastSuccessAt();
        Duration elapsed = last == null || last.isAfter(now) ? Duration.ZERO : Duration.between(last, now);
        if (before.validators().unchecked()) { // what the check of a 304 finds is older than the 304
            elapsed = PollBounds.longer(elapsed, before.schedule().interval());
        }
        return PollBounds.longer(elapsed, bounds.min());
    }

    private static Duration freshness(Hints hints, Answer answer) {
        return PollBounds.longer(HttpHints.freshness(answer), hints.ttl());
    }

    /** The first hour from then on that is not to be skipped; a feed cannot ask for more than the longest interval. */
    private Instant outsideSkips(Hints hints, Instant next) {
        Instant latest = now.plus(bounds.max());
        Instant at = next;
        while (isSkipped(hints, at) && at.isBefore(latest)) {
            at = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        }
        if (at.equals(next)) {
            return next;
        }
        Instant spread = at.plusMillis(
                (long) (random.nextDouble() * Duration.ofMinutes(10).toMillis()));
        return spread.isAfter(latest) ? latest : spread;
    }

    private static boolean isSkipped(Hints hints, Instant at) {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        return hints.skipHours().contains(time.getHour()) || hints.skipDays().contains(time.getDayOfWeek());
    }

    private String sentence(Instant next, String why) {
        return "in " + words(Duration.between(now, next)) + ": " + why;
    }

    private static String words(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
