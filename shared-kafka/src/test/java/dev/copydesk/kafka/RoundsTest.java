package dev.copydesk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final long PATIENCE_SECONDS = 10;

    private final AtomicInteger gone = new AtomicInteger();

    @Test
    void oneFollowsTheOtherAndNoneTheEnd() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        Rounds rounds = new Rounds("test", () -> {
            gone.incrementAndGet();
            three.countDown();
            return Duration.ZERO;
        });
        rounds.start();
        assertThat(three.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        rounds.closeAndJoin();

        int last = gone.get();
        assertThat(last).isGreaterThanOrEqualTo(3);
        assertThat(rounds.closing().getCount()).isZero();
    }

    @Test
    void aRoundThatFailsIsFollowedByAnother() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        Rounds rounds = new Rounds("test", () -> {
            second.countDown();
            if (gone.incrementAndGet() == 1) {
                throw new IllegalStateException("told to");
            }
            return Duration.ofDays(1);
        });
        rounds.start();

        assertThat(second.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        rounds.closeAndJoin();
        assertThat(gone).hasValue(2);
    }

    @Test
    void thePauseEndsWithTheRounds() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        Rounds rounds = new Rounds("test", () -> {
            gone.incrementAndGet();
            first.countDown();
            return Duration.ofDays(1);
        });
        rounds.start();
        assertThat(first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        rounds.closeAndJoin();

        assertThat(gone).hasValue(1);
    }
}
