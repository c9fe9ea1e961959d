package dev.copydesk.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightRowsTest {
    private static final int CLASSES = 367;
    /** More than 16 bits can sum up. */
    private static final int MANY_ROWS = 2_000;

    @Test
    void addsWhatPlainAdditionAdds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[][] weights = IntStream.range(0, 200)
                .mapToObj(row -> random.ints(CLASSES, LanguageModel.MIN_WEIGHT, LanguageModel.MAX_WEIGHT + 1)
                        .toArray())
                .toArray(int[][]::new);
        WeightRows rows = new WeightRows(CLASSES);
        Arrays.stream(weights).forEach(rows::append);
        int[] numbers = random.ints(MANY_ROWS + 3, 0, weights.length).toArray();
        int from = random.nextInt(CLASSES);
        int to = random.nextInt(from, CLASSES) + 1;
        int[] expected = new int[CLASSES];
        for (int k = from; k < to; k++) {
            for (int i = 0; i < MANY_ROWS + 2; i++) {
                expected[k] += weights[numbers[i]][k];
            }
        }
        int[] scores = new int[CLASSES];

        rows.addTo(scores, from, to, numbers, MANY_ROWS + 2);

        assertThat(scores).as("seed %d, classes %d to %d", seed, from, to).isEqualTo(expected);
    }

    @Test
    void noSumOverflowsOrBorrowsAtTheBounds() {
        WeightRows rows = new WeightRows(4);
        int row = rows.append(new int[] {
            LanguageModel.MAX_WEIGHT, LanguageModel.MIN_WEIGHT, LanguageModel.MAX_WEIGHT, LanguageModel.MIN_WEIGHT
        });
        int[] scores = new int[4];
        int[] numbers = new int[MANY_ROWS];
        Arrays.fill(numbers, row);

        rows.addTo(scores, 0, 4, numbers, MANY_ROWS);

        int most = LanguageModel.MAX_WEIGHT * MANY_ROWS;
        int least = LanguageModel.MIN_WEIGHT * MANY_ROWS;
        assertThat(scores).containsExactly(most, least, most, least);
    }
}
