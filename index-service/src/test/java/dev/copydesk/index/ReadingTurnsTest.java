package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadingTurnsTest {
    private static final TopicPartition A = new TopicPartition("articles", 0);
    private static final TopicPartition B = new TopicPartition("articles", 1);
    private static final TopicPartition C = new TopicPartition("articles", 2);

    private final ReadingTurns turns = new ReadingTurns();

    @Test
    void allAreReadWithoutALimit() {
        assertThat(turns.reading(List.of(A, B, C), null)).containsExactlyInAnyOrder(A, B, C);
        assertThat(turns.reading(List.of(A, B, C), 7)).containsExactlyInAnyOrder(A, B, C);
        assertThat(turns.reading(List.of(), 1)).isEmpty();
    }

    @Test
    void oneThatHasNothingMorePassesItsTurnOn() {
        assertThat(turns.reading(List.of(A, B, C), 2)).containsExactly(A, B);
        turns.passOn(A);
        assertThat(turns.reading(List.of(A, B, C), 2)).containsExactly(B, C);
        turns.passOn(B);
        turns.passOn(C);
        assertThat(turns.reading(List.of(A, B, C), 2)).containsExactly(A, B);
    }

    @Test
    void oneThatWentTakesNobodysTurn() {
        assertThat(turns.reading(List.of(A, B, C), 1)).containsExactly(A);
        turns.passOn(A);
        assertThat(turns.reading(Set.of(C), 1)).containsExactly(C);
        turns.passOn(A);
        assertThat(turns.reading(List.of(A, C), 1)).containsExactly(C);
    }
}
