package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestLimitTest {
    @Test
    void isHalvedByAnOverloadAndGrowsBackOneByOne() {
        RequestLimit limit = new RequestLimit(4);

        limit.answered(true);
        assertThat(limit.current()).isEqualTo(2);
        limit.answered(false);
        assertThat(limit.current()).isEqualTo(2);
        limit.answered(false);
        assertThat(limit.current()).isEqualTo(3);
        for (int i = 0; i < 20; i++) {
            limit.answered(false);
        }
        assertThat(limit.current()).isEqualTo(4);
        assertThat(limit.overloads()).isEqualTo(1);
    }

    @Test
    void neverFallsBelowOne() {
        RequestLimit limit = new RequestLimit(1);

        limit.answered(true);

        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void wantsRoomForOne() {
        assertThatThrownBy(() -> new RequestLimit(0)).hasMessageContaining("got 0");
    }
}
