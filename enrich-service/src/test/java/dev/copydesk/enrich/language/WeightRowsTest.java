package dev.copydesk.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightRowsTest {
    private static final int CLASSES = 367;

    @Test
    void addsWhatPlainAdditionAdds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[][] weights = IntStream.range(0, 200)
                .mapToObj(row -> random.ints(CLASSES, LanguageModel.MIN_WEIGHT, LanguageModel.MAX_WEIGHT + 1)
                        .toArray())
                .toArray(int[][]::new);
        WeightRows rows = new WeightRows(CLASSES);
        int[] numbers = Arrays.stream(weights).mapToInt(rows::append).toArray();
        int[] expected = new int[CLASSES];
        int[] scores = new int[CLASSES];
        long[] lanes = rows.lanes();

        for (int i = 0; i < WeightRows.MAX_ADDED; i++) {
            int row = random.nextInt(weights.length);
            rows.add(numbers[row], lanes);
            Arrays.setAll(expected, k -> expected[k] + weights[row][k]);
        }
        WeightRows.empty(lanes, WeightRows.MAX_ADDED, scores);

        assertThat(scores).as("seed %d", seed).isEqualTo(expected);
        assertThat(lanes).containsOnly(0);
    }

    @Test
    void noLaneOverflowsOrBorrowsAtTheBounds() {
        WeightRows rows = new WeightRows(4);
        int row = rows.append(new int[] {
            LanguageModel.MAX_WEIGHT, LanguageModel.MIN_WEIGHT, LanguageModel.MAX_WEIGHT, LanguageModel.MIN_WEIGHT
        });
        long[] lanes = rows.lanes();
        int[] scores = new int[4];

        for (int i = 0; i < WeightRows.MAX_ADDED; i++) {
            rows.add(row, lanes);
        }
        WeightRows.empty(lanes, WeightRows.MAX_ADDED, scores);

        int most = LanguageModel.MAX_WEIGHT * WeightRows.MAX_ADDED;
        int least = LanguageModel.MIN_WEIGHT * WeightRows.MAX_ADDED;
        assertThat(scores).containsExactly(most, least, most, least);
    }
}
