package dev.copydesk.index.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant START = Instant.parse("2026-11-27T19:00:00Z");

    private static final Duration QUICK = Duration.ofMillis(10);

    private final Progress progress = new Progress();

    @Test
    void theRateIsThatOfTheLastHalfMinute() {
        progress.count(START, QUICK, 0);
        progress.count(START.plusSeconds(60), QUICK, 60);
        progress.count(START.plusSeconds(70), QUICK, 1_060);

        assertThat(progress.perSecond()).isEqualTo(100);
        assertThat(progress.etaSeconds(1_560)).isEqualTo(5);
    }

    @Test
    void nobodyCanTellTheEndOfWhatDoesNotMove() {
        progress.count(START, QUICK, 10);
        assertThat(progress.perSecond()).isZero();
        assertThat(progress.etaSeconds(20)).isNull();
        assertThat(progress.etaSeconds(10)).isZero();
    }

    @Test
    void aLowerCountBeginsAnew() {
        progress.count(START, QUICK, 1_000);
        progress.count(START.plusSeconds(1), QUICK, 0);
        progress.count(START.plusSeconds(2), QUICK, 50);

        assertThat(progress.perSecond()).isEqualTo(50);
    }

    @Test
    void whatTakesLongIsCountedLessOften() {
        assertThat(pauseAfter(QUICK)).isEqualTo(Duration.ofSeconds(4));
        assertThat(pauseAfter(Duration.ofMillis(500))).isEqualTo(Duration.ofSeconds(10));
        assertThat(pauseAfter(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(30));
    }

    private static Duration pauseAfter(Duration took) {
        Progress progress = new Progress();
        progress.count(START, took, 10);
        Instant now = START;
        while (!progress.begins(now)) {
            now = now.plusMillis(100);
        }
        return Duration.between(START, now);
    }

    @Test
    void onlyOneOfThoseWhoAskCountsAndAnotherOneWhereItCameToNothing() {
        assertThat(progress.begins(START)).isTrue();
        assertThat(progress.begins(START)).isFalse();
        assertThat(progress.begins(START.plusSeconds(4))).isTrue();
    }
}
