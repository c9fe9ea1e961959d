package dev.copydesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A feed's habit, learnt from what its polls showed, and the interval that suits it.
 *
 * <p>Rates fade with a half-life of a week and are kept for each hour of the day, so that a feed that publishes at night is
 * asked at night. An <em>update</em> is a stretch of ten minutes in which something was published. Pure.
 */
final class Rhythm {
    private static final double HALF_LIFE_IN_DAYS = 7;
    private static final double GAIN = Math.log(2) / HALF_LIFE_IN_DAYS;
    private static final double LEAST_OBSERVED_DAYS = 1.0 / 24;
    private static final double DAY = Duration.ofDays(1).toMillis();

    /** Part of the rate that does not depend on the hour: habits change. */
    private static final double REGARDLESS_OF_HOUR = 0.25;

    /** A poll is due when this many updates are expected. */
    private static final double UPDATES_PER_POLL = 0.5;

    /** Nor may more of the feed's window be new than this part, at the mean rate: bursts must not push items out unseen. */
    private static final double PART_OF_WINDOW = 0.1;

    private static final Duration PLAUSIBLE_LATENCY = Duration.ofDays(3);
    private static final double LATENCY_GAIN = 0.1;
    private static final double GAP_FADES_TO = 0.98;
    private static final int UPDATES_FOR_ALARM = 5;
    private static final Duration LEAST_ALARM = Duration.ofHours(24);

    private Rhythm() {}

    /** What one poll showed: {@code newItems} of {@code items}, with the publication dates that they have. */
    record Observation(int items, int newItems, List<Instant> published) {
        static final Observation NOTHING = new Observation(0, 0, List.of());
    }

    static History observe(History before, Observation seen, Instant now) {
        boolean first = before.observedUntil() == null;
        Instant since = first ? firstSeen(seen, now) : earlier(before.observedSince(), now);
        Instant until = first ? since : earlier(before.observedUntil(), now);
        double fading = Math.pow(0.5, days(until, now) / HALF_LIFE_IN_DAYS);
        double weightBefore = weight(days(since, until));
        double weight = weight(days(since, now));
        List<Integer> hours = first ? hours(seen.published(), since, now) : hours(seen, until, now);
        int newItems = first ? (int) count(seen.published(), since, now) : seen.newItems();

        boolean update = !first && seen.newItems() > 0;
        Duration gap =
                update && before.lastNewAt() != null ? Duration.between(earlier(before.lastNewAt(), now), now) : null;
        return new History(
                (before.itemsPerDay() * weightBefore * fading + seen.items() * GAIN) / weight,
                (before.newItemsPerDay() * weightBefore * fading + newItems * GAIN) / weight,
                byHour(before.updatesByHour(), weightBefore * fading, hours, weight),
                since,
                now,
                update || first ? lastNew(before, seen, first, now) : before.lastNewAt(),
                gap == null ? before.longestGap() : longer(before.longestGap(), gap),
                before.updates() + (update ? 1 : 0),
                update ? latency(before.latency(), seen.published(), now) : before.latency(),
                seen.items() > 0 ? Integer.valueOf(seen.items()) : before.window());
    }

    /** How many updates the last poll saw; at least one where anything was new. */
    static int updates(Observation seen, Instant since, Instant now) {
        return hours(seen, since, now).size();
    }

    /** After which time the habit lets expect that polling is worth it, or needed to miss nothing; at most {@code most}. */
    static Duration expected(History history, Instant now, Duration most) {
        return nextUpdate(history, now, beforeItemsLeave(history, most));
    }

    private static Duration beforeItemsLeave(History history, Duration most) {
        Integer window = history.window();
        if (window == null || history.newItemsPerDay() <= 0) {
            return most;
        }
        double days = PART_OF_WINDOW * window / history.newItemsPerDay();
        return days * DAY >= most.toMillis() ? most : Duration.ofMillis((long) (days * DAY));
    }

    private static Duration nextUpdate(History history, Instant now, Duration most) {
        List<Double> byHour = history.updatesByHour();
        if (byHour.isEmpty()) {
            return most;
        }
        double mean = byHour.stream().mapToDouble(Double::doubleValue).sum() / 24;
        double due = 0;
        Instant at = now;
        Instant end = now.plus(most);
        while (at.isBefore(end)) {
            Instant nextHour = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            int hour = at.atOffset(ZoneOffset.UTC).getHour();
            double perHour = REGARDLESS_OF_HOUR * mean + (1 - REGARDLESS_OF_HOUR) * smoothed(byHour, hour);
            double part = Duration.between(at, nextHour).toMillis() / (DAY / 24);
            if (due + perHour * part >= UPDATES_PER_POLL) {
                return Duration.between(now, at).plusMillis((long) ((UPDATES_PER_POLL - due) / perHour * (DAY / 24)));
            }
            due += perHour * part;
            at = nextHour;
        }
        return most;
    }

    /** Since when the feed is silent, where that is out of its habit: over twice its longest silence, and over a day. */
    static Optional<Instant> quietSince(History history, Instant now) {
        Instant lastNewAt = history.lastNewAt();
        Duration longest = history.longestGap();
        if (lastNewAt == null || longest == null || history.updates() < UPDATES_FOR_ALARM) {
            return Optional.empty();
        }
        Duration allowed = longest.multipliedBy(2);
        return Duration.between(lastNewAt, now).compareTo(allowed.compareTo(LEAST_ALARM) > 0 ? allowed : LEAST_ALARM)
                        > 0
                ? Optional.of(lastNewAt)
                : Optional.empty();
    }

    /** A feed's first document is a window into its past: its dates of the last week serve as observation. */
    private static Instant firstSeen(Observation seen, Instant now) {
        Instant weekAgo = now.minus((long) HALF_LIFE_IN_DAYS, ChronoUnit.DAYS);
        List<Instant> dates = plausible(seen.published(), Instant.EPOCH, now);
        if (dates.isEmpty()) {
            return now;
        }
        Instant oldest = Collections.min(dates);
        return oldest.isBefore(weekAgo) ? weekAgo : oldest;
    }

    private static @Nullable Instant lastNew(History before, Observation seen, boolean first, Instant now) {
        List<Instant> dates = plausible(seen.published(), Instant.EPOCH, now);
        return !first ? now : dates.isEmpty() ? before.lastNewAt() : Collections.max(dates);
    }

    private static List<Integer> hours(Observation seen, Instant since, Instant now) {
        if (seen.newItems() == 0) {
            return List.of();
        }
        List<Integer> hours = hours(seen.published(), since, now);
        return hours.isEmpty() ? List.of(now.atOffset(ZoneOffset.UTC).getHour()) : hours;
    }

    private static List<Integer> hours(List<Instant> published, Instant since, Instant now) {
        Set<Long> stretches = new TreeSet<>();
        plausible(published, since, now).forEach(at -> stretches.add(at.getEpochSecond() / 600));
        return stretches.stream().map(stretch -> (int) (stretch / 6 % 24)).toList();
    }

    private static List<Instant> plausible(List<Instant> published, Instant since, Instant now) {
        return published.stream()
                .filter(at -> !at.isBefore(since) && !at.isAfter(now))
                .toList();
    }

    private static long count(List<Instant> published, Instant since, Instant now) {
        return plausible(published, since, now).size();
    }

    private static List<Double> byHour(List<Double> before, double keep, List<Integer> hours, double weight) {
        if (before.isEmpty() && hours.isEmpty()) {
            return before;
        }
        double[] rates = new double[24];
        for (int hour = 0; hour < before.size(); hour++) {
            rates[hour] = before.get(hour) * keep;
        }
        hours.forEach(hour -> rates[hour] += GAIN);
        List<Double> after = new ArrayList<>(24);
        for (double rate : rates) {
            after.add(Math.round(rate / weight * 1e4) / 1e4); // four places are plenty, and short in JSON
        }
        return after;
    }

    private static double smoothed(List<Double> byHour, int hour) {
        return 0.25 * byHour.get((hour + 23) % 24) + 0.5 * byHour.get(hour) + 0.25 * byHour.get((hour + 1) % 24);
    }

    private static @Nullable Duration latency(@Nullable Duration before, List<Instant> published, Instant now) {
        double mean = before == null ? -1 : before.toMillis();
        for (Instant at : plausible(published, now.minus(PLAUSIBLE_LATENCY), now)) {
            double millis = Duration.between(at, now).toMillis();
            mean = mean < 0 ? millis : mean + LATENCY_GAIN * (millis - mean);
        }
        return mean < 0 ? null : Duration.ofSeconds(Math.round(mean / 1000));
    }

    private static Duration longer(@Nullable Duration before, Duration gap) {
        Duration faded =
                before == null ? Duration.ZERO : Duration.ofSeconds((long) (before.toSeconds() * GAP_FADES_TO));
        return faded.compareTo(gap) > 0 ? faded : gap.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant earlier(@Nullable Instant at, Instant now) {
        return at == null || at.isAfter(now) ? now : at;
    }

    private static double days(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / DAY);
    }

    /** The part of all the evidence that could have been gathered in that time. */
    private static double weight(double days) {
        return 1 - Math.pow(0.5, Math.max(LEAST_OBSERVED_DAYS, days) / HALF_LIFE_IN_DAYS);
    }
}
