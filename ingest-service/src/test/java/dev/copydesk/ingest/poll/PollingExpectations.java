package dev.copydesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What must hold after a simulation, however its seed fell. */
final class PollingExpectations {
    private static final int MOST_REQUESTS_OF_A_FEED_AND_DAY = 500;
    private static final int MEAN_REQUESTS_OF_A_FEED_AND_DAY = 60;
    /** Contents that an answering feed showed too shortly for a promise, and were missed, for each thousand that were shown. */
    private static final int MOST_MISSED_PER_THOUSAND = 1;

    private final PollingSimulation simulation;
    private final String seed;

    PollingExpectations(PollingSimulation simulation, long seed) {
        this.simulation = simulation;
        this.seed = "seed " + seed;
    }

    void hold() {
        report();
        assertThat(simulation.impolite).as(seed).isEmpty();
        assertThat(simulation.sentTwice).as(seed).isEmpty();
        assertThat(simulation.requestsOfDay.values())
                .as(seed)
                .allMatch(perDay -> perDay <= MOST_REQUESTS_OF_A_FEED_AND_DAY);
        assertThat(simulation.requests / feedDays()).as(seed).isLessThan(MEAN_REQUESTS_OF_A_FEED_AND_DAY);
        nothingIsLost();
        simulation.feeds.forEach(this::recovered);
    }

    /**
     * What was to be had for long enough came. What came and went within one interval, or while the feed was down, may be
     * missing: seldom, and where other items pushed it out the feed's totals tell of a possible gap.
     */
    private void nothingIsLost() {
        List<String> lost = new ArrayList<>();
        List<String> unreported = new ArrayList<>();
        int shown = 0;
        int missed = 0;
        for (SimulatedFeed feed : simulation.feeds) {
            for (SimulatedFeed.Showing showing : awaited(feed)) {
                shown++;
                if (simulation.acknowledged.containsKey(SimulatedReading.key(feed, showing))) {
                    continue;
                }
                Instant left = feed.leavesAt(showing);
                missed += feed.silence(showing.at(), left).isZero() ? 1 : 0;
                Duration there = left.equals(Instant.MAX)
                        ? ChronoUnit.FOREVER.getDuration()
                        : Duration.between(showing.at(), left).minus(feed.silence(showing.at(), left));
                String what = feed.kind + " feed " + feed.number + ": item " + showing.item() + " version "
                        + showing.version() + " from " + showing.at() + " to " + left;
                if (there.compareTo(feed.patience(showing)) >= 0) {
                    lost.add(what);
                } else if (!replaced(feed, showing, left)
                        && simulation.state(feed).totals().possibleGaps() == 0) {
                    unreported.add(what);
                }
            }
        }
        System.out.println(missed + " of " + shown + " contents came and went unseen while their feed answered");
        assertThat(lost).as(seed).isEmpty();
        assertThat(unreported).as(seed).isEmpty();
        assertThat(missed * 1000L).as(seed).isLessThanOrEqualTo((long) MOST_MISSED_PER_THOUSAND * shown);
    }

    private static boolean replaced(SimulatedFeed feed, SimulatedFeed.Showing showing, Instant left) {
        return feed.showings.stream()
                .anyMatch(other -> other.item() == showing.item() && other.at().equals(left));
    }

    /** After its trouble a feed is as quick as before, and what was learnt of it is right. */
    private void recovered(SimulatedFeed feed) {
        for (SimulatedFeed.Showing showing : awaited(feed)) {
            Instant came = simulation.acknowledged.get(SimulatedReading.key(feed, showing));
            if (came != null) {
                assertThat(delay(feed, showing, came))
                        .as("feed %d, %s, item of %s, %s", feed.number, feed.kind, showing.at(), seed)
                        .isLessThan(feed.patience(showing));
            }
        }
        PollState state = simulation.state(feed);
        if (feed.kind == SimulatedFeed.Kind.MOVED) {
            assertThat(state.address()).as(seed).startsWith("https://new");
        }
        if (feed.kind == SimulatedFeed.Kind.LYING_VALIDATORS) {
            assertThat(state.validators().trust()).as(seed).isNotEqualTo(Trust.TRUSTED);
        }
    }

    /** From its appearance to its acknowledgement, without the time in which the feed did not answer. */
    private static Duration delay(SimulatedFeed feed, SimulatedFeed.Showing showing, Instant came) {
        Instant from = showing.at().isBefore(PollingSimulation.BEGIN) ? PollingSimulation.BEGIN : showing.at();
        Duration delay = Duration.between(from, came).minus(feed.silence(from, came));
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    /** All but what had left before the first poll, and what came in the last days and may be on its way. */
    private List<SimulatedFeed.Showing> awaited(SimulatedFeed feed) {
        int begun = (int) feed.showings.stream()
                .filter(showing -> showing.at().isBefore(PollingSimulation.BEGIN))
                .count();
        return feed.showings.stream()
                .skip(Math.max(0, begun - SimulatedFeed.WINDOW + 1))
                .filter(showing -> showing.at().isBefore(simulation.end.minus(Duration.ofHours(60))))
                .toList();
    }

    private double feedDays() {
        return simulation.feeds.size()
                * (double) Duration.between(PollingSimulation.BEGIN, simulation.end)
                        .toDays();
    }

    private void report() {
        System.out.println(seed + ": " + simulation.poller.counters());
        Map<SimulatedFeed.Kind, List<Duration>> delays = new TreeMap<>();
        Map<SimulatedFeed.Kind, Long> polls = new TreeMap<>();
        for (SimulatedFeed feed : simulation.feeds) {
            List<Duration> ofKind = delays.computeIfAbsent(feed.kind, kind -> new ArrayList<>());
            for (SimulatedFeed.Showing showing : awaited(feed)) {
                Instant came = simulation.acknowledged.get(SimulatedReading.key(feed, showing));
                if (came != null) {
                    ofKind.add(delay(feed, showing, came));
                }
            }
            polls.merge(feed.kind, simulation.state(feed).totals().polls(), Long::sum);
        }
        double daysOfKind = feedDays() / SimulatedFeed.Kind.values().length;
        delays.forEach((kind, list) -> {
            list.sort(Duration::compareTo);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %6d items, delay median %5d min, 99 %% %5d min, worst %5d min; %5.1f polls a feed and day%n",
                    kind,
                    list.size(),
                    list.get(list.size() / 2).toMinutes(),
                    list.get(list.size() * 99 / 100).toMinutes(),
                    list.get(list.size() - 1).toMinutes(),
                    polls.getOrDefault(kind, 0L) / daysOfKind);
        });
    }
}
