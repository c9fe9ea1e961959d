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
        precedence.served(Duration.ofMillis(499));

        assertThat(precedence.holdsBack()).isFalse();
    }

    @Test
    void aSlowAnswerHoldsBackForAMinuteAndTheNextForOneMore() {
        precedence.served(Duration.ofMillis(500));
        assertThat(precedence.holdsBack()).isTrue();

        now = now.plusSeconds(59);
        precedence.served(Duration.ofSeconds(3));
        now = now.plusSeconds(59);
        precedence.served(Duration.ofMillis(20));
        assertThat(precedence.holdsBack()).isTrue();

        now = now.plusSeconds(1);
        assertThat(precedence.holdsBack()).isFalse();
    }
}
