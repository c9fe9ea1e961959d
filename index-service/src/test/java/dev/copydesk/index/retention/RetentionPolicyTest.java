package dev.copydesk.index.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.copydesk.index.elasticsearch.HeldMonth;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {
    private static final YearMonth NOW = YearMonth.of(2026, 11);
    /** 100 bytes each, the last of them is the next month: a clock was wrong. */
    private static final List<HeldMonth> AUGUST_TO_DECEMBER = IntStream.rangeClosed(8, 12)
            .mapToObj(month -> new HeldMonth(YearMonth.of(2026, month), 1, 100, null))
            .toList();

    @Test
    void withoutLimitsEverythingStays() {
        RetentionPolicy policy = new RetentionPolicy(0, 0);

        assertThat(policy.isActive()).isFalse();
        assertThat(policy.due(AUGUST_TO_DECEMBER, NOW)).isEmpty();
        assertThat(policy.isTooOld(YearMonth.of(1, 1), NOW)).isFalse();
    }

    @Test
    void theMonthThatItIsCountsAsOneOfThoseKept() {
        RetentionPolicy policy = new RetentionPolicy(2, 0);

        assertThat(policy.due(AUGUST_TO_DECEMBER, NOW))
                .containsOnlyKeys(YearMonth.of(2026, 8), YearMonth.of(2026, 9))
                .containsValue("older than the 2 months that are kept");
        assertThat(policy.isTooOld(YearMonth.of(2026, 9), NOW)).isTrue();
        assertThat(policy.isTooOld(YearMonth.of(2026, 10), NOW)).isFalse();
    }

    @Test
    void theOldestGoUntilTheRestFits() {
        assertThat(new RetentionPolicy(0, 300).due(AUGUST_TO_DECEMBER, NOW))
                .containsOnlyKeys(YearMonth.of(2026, 8), YearMonth.of(2026, 9))
                .containsValue("500 bytes are used, 300 may be")
                .containsValue("400 bytes are used, 300 may be");
        assertThat(new RetentionPolicy(0, 500).due(AUGUST_TO_DECEMBER, NOW)).isEmpty();
    }

    @Test
    void whatIsTooOldMakesRoomFirst() {
        assertThat(new RetentionPolicy(4, 400).due(AUGUST_TO_DECEMBER, NOW)).containsOnlyKeys(YearMonth.of(2026, 8));
    }

    @Test
    void theMonthThatItIsNeverLeaves() {
        assertThat(new RetentionPolicy(1, 1).due(AUGUST_TO_DECEMBER, NOW))
                .containsOnlyKeys(YearMonth.of(2026, 8), YearMonth.of(2026, 9), YearMonth.of(2026, 10));
    }

    @Test
    void negativeLimitsAreRefused() {
        assertThatThrownBy(() -> new RetentionPolicy(-1, 0)).hasMessageContaining("copydesk.index.retention");
    }
}
