package dev.copydesk.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacetsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, HOUR",
        "2026-03-01T00:00:00Z, 2026-03-03T00:00:00Z, HOUR",
        "2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z, DAY",
        "2026-01-01T00:00:00Z, 2026-12-31T00:00:00Z, WEEK",
        "2020-01-01T00:00:00Z, 2026-12-31T00:00:00Z, MONTH",
        "1000-01-01T00:00:00Z, 2026-12-31T00:00:00Z, YEAR"
    })
    void theNarrowestIntervalWithFewBarsFits(Instant first, Instant last, Interval interval) {
        assertThat(Interval.fitting(first, last)).isEqualTo(interval);
    }
}
