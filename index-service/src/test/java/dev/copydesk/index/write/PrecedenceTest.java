package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrecedenceTest {
    private Instant now = Instant.EPOCH;
    private final Precedence precedence = new Precedence(() -> now);

    @Test
    void quickAnswersHoldNobodyBack() {
        answered(Duration.ofMillis(499));

        assertThat(precedence.holdsBack()).isFalse();
    }

    @Test
    void aMinuteWithoutRequestsIsQuiet() {
        assertThat(precedence.isQuiet()).isTrue();

        Runnable answer = precedence.sending();
        now = now.plusSeconds(60);
        assertThat(precedence.isQuiet()).isFalse();
        answer.run();
        assertThat(precedence.isQuiet()).isTrue();

        answered(Duration.ZERO);
        now = now.plusSeconds(59);
        assertThat(precedence.isQuiet()).isFalse();
        now = now.plusSeconds(1);
        assertThat(precedence.isQuiet()).isTrue();
    }

    @Test
    void aSlowAnswerHoldsBackForAMinuteAndTheNextForOneMore() {
        answered(Duration.ofMillis(500));
        assertThat(precedence.holdsBack()).isTrue();

        now = now.plusSeconds(56);
        answered(Duration.ofSeconds(3));
        now = now.plusSeconds(59);
        answered(Duration.ofMillis(20));
        assertThat(precedence.holdsBack()).isTrue();

        now = now.plusSeconds(1);
        assertThat(precedence.holdsBack()).isFalse();
    }

    @Test
    void aRequestWithoutAnAnswerHoldsBackAsSoonAsItIsSlow() {
        Runnable answer = precedence.sending();
        Runnable sentAtTheSameTime = precedence.sending();
        sentAtTheSameTime.run();
        now = now.plusMillis(499);
        assertThat(precedence.holdsBack()).isFalse();

        now = now.plusMillis(1);
        assertThat(precedence.holdsBack()).isTrue();
        now = now.plusSeconds(3600);
        assertThat(precedence.holdsBack()).isTrue();

        answer.run();
        now = now.plusSeconds(60);
        assertThat(precedence.holdsBack()).isFalse();
    }

    @Test
    void whatIsSlowAgainAtFullSpeedHoldsBackForTwiceAsLong() {
        for (int minutes : new int[] {1, 2, 4, 8, 16, 16}) {
            answered(Duration.ofSeconds(1));
            assertThat(heldBack()).isEqualTo(Duration.ofMinutes(minutes));
            now = now.plusSeconds(10);
        }

        now = now.plus(Duration.ofMinutes(16));
        answered(Duration.ofSeconds(1));
        assertThat(heldBack()).isEqualTo(Duration.ofMinutes(1));
    }

    /** Lets time pass until it does so no longer. */
    private Duration heldBack() {
        Instant start = now;
        while (precedence.holdsBack()) {
            now = now.plusSeconds(1);
        }
        return Duration.between(start, now);
    }

    private void answered(Duration after) {
        Runnable answer = precedence.sending();
        now = now.plus(after);
        answer.run();
    }
}
