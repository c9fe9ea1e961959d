package dev.copydesk.index.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthIndexTest {

    @Test
    void isNamedAfterTheMonthInUtc() {
        assertThat(MonthIndex.nameOf(1, Instant.parse("2026-03-31T23:59:59.999Z")))
                .isEqualTo("articles-g1-2026.03");
        assertThat(MonthIndex.nameOf(12, Instant.parse("2026-04-01T00:00:00Z"))).isEqualTo("articles-g12-2026.04");
    }

    @Test
    void hasFourDigitsForEveryYear() {
        assertThat(MonthIndex.nameOf(1, Instant.parse("0000-01-01T00:00:00Z"))).isEqualTo("articles-g1-0000.01");
        assertThat(MonthIndex.nameOf(1, Instant.parse("9999-12-31T23:59:59Z"))).isEqualTo("articles-g1-9999.12");
    }

    @Test
    void refusesOtherYears() {
        assertThatThrownBy(() -> MonthIndex.nameOf(1, Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 9999");
        assertThatThrownBy(() -> MonthIndex.nameOf(1, Instant.MIN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMonthIsReadFromTheNameWhetherItIsHeldOrLeft() {
        String held = MonthIndex.nameOf(3, YearMonth.of(2026, 3));
        String expired = MonthIndex.expiredNameOf(3, YearMonth.of(2026, 3));

        assertThat(MonthIndex.monthOf(held)).isEqualTo(YearMonth.of(2026, 3));
        assertThat(MonthIndex.monthOf(expired)).isEqualTo(YearMonth.of(2026, 3));
        assertThat(MonthIndex.expiredNameOf(held)).isEqualTo(expired);
        assertThat(MonthIndex.isExpired(expired)).isTrue();
        assertThat(MonthIndex.isExpired(held)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles-g1-copy", "articles-g1-2026.13", "articles-2026.03", "xarticles-g1-2026.03"})
    void anIndexOfAnotherNameIsNoMonth(String index) {
        assertThat(MonthIndex.isMonth(index)).isFalse();
        assertThatThrownBy(() -> MonthIndex.monthOf(index)).isInstanceOf(IllegalArgumentException.class);
    }
}
