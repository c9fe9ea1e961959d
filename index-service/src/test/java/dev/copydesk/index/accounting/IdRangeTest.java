package dev.copydesk.index.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdRangeTest {

    @Test
    void oneRangeHoldsEveryId() {
        IdRange all = IdRange.split(0, 1_000).get(0);

        assertThat(all.contains("00000000000000000000000000000000")).isTrue();
        assertThat(all.contains("ffffffffffffffffffffffffffffffff")).isTrue();
        assertThat(all.fromPrefix()).isEqualTo("0000");
        assertThat(all.toPrefix()).isGreaterThan("ffffffffffffffffffffffffffffffff");
    }

    @Test
    void rangesTouchAndDoNotOverlap() {
        List<IdRange> ranges = IdRange.split(2_500, 1_000);

        assertThat(ranges).hasSize(3);
        assertThat(ranges.get(0).toPrefix()).isEqualTo(ranges.get(1).fromPrefix());
        String border = ranges.get(1).fromPrefix() + "0000000000000000000000000000";
        assertThat(ranges.stream().filter(range -> range.contains(border))).hasSize(1);
    }
}
