package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryDelayTest {
    private final RetryDelay delay = new RetryDelay(Duration.ofMillis(200), Duration.ofSeconds(30));

    @Test
    void doublesUpToItsLimit() {
        assertThat(delay.after(1, 0)).isEqualTo(Duration.ofMillis(200));
        assertThat(delay.after(2, 0)).isEqualTo(Duration.ofMillis(400));
        assertThat(delay.after(5, 0)).isEqualTo(Duration.ofMillis(3200));
        assertThat(delay.after(9, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(delay.after(Integer.MAX_VALUE, 0)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void isShortenedByUpToHalf() {
        assertThat(delay.after(1, 0.5)).isEqualTo(Duration.ofMillis(150));
        assertThat(delay.after(1, Math.nextDown(1.0))).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void refusesToBeZeroOrToShrink() {
        assertThatThrownBy(() -> new RetryDelay(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryDelay(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
