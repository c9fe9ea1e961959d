package dev.copydesk.index.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant START = Instant.parse("2026-11-27T19:00:00Z");

    private final Progress progress = new Progress();

    @Test
    void theRateIsThatOfTheLastHalfMinute() {
        progress.count(START, 0);
        progress.count(START.plusSeconds(60), 60);
        progress.count(START.plusSeconds(70), 1_060);

        assertThat(progress.perSecond()).isEqualTo(100);
        assertThat(progress.etaSeconds(1_560)).isEqualTo(5);
    }

    @Test
    void nobodyCanTellTheEndOfWhatDoesNotMove() {
        progress.count(START, 10);
        assertThat(progress.perSecond()).isZero();
        assertThat(progress.etaSeconds(20)).isNull();
        assertThat(progress.etaSeconds(10)).isZero();
    }

    @Test
    void aLowerCountBeginsAnew() {
        progress.count(START, 1_000);
        progress.count(START.plusSeconds(1), 0);
        progress.count(START.plusSeconds(2), 50);

        assertThat(progress.perSecond()).isEqualTo(50);
    }
}
