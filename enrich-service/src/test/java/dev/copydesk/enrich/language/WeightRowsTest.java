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
        int[] numbers = Arrays.stream(weights).mapToInt(rows::append).toArray();
        int[] expected = new int[CLASSES];
        int[] scores = new int[CLASSES];
        WeightRows.Sums sums = rows.new Sums(scores);

        for (int i = 0; i < MANY_ROWS; i++) {
            int row = random.nextInt(weights.length);
            sums.add(numbers[row]);
            Arrays.setAll(expected, k -> expected[k] + weights[row][k]);
        }
        sums.finish();

        assertThat(scores).as("seed %d", seed).isEqualTo(expected);
        sums.finish();
        assertThat(scores).as("nothing is added twice").isEqualTo(expected);
    }

    @Test
    void noSumOverflowsOrBorrowsAtTheBounds() {
        WeightRows rows = new WeightRows(4);
        int row = rows.append(new int[] {
            LanguageModel.MAX_WEIGHT, LanguageModel.MIN_WEIGHT, LanguageModel.MAX_WEIGHT, LanguageModel.MIN_WEIGHT
        });
        int[] scores = new int[4];
        WeightRows.Sums sums = rows.new Sums(scores);

        for (int i = 0; i < MANY_ROWS; i++) {
            sums.add(row);
        }
        sums.finish();

        int most = LanguageModel.MAX_WEIGHT * MANY_ROWS;
        int least = LanguageModel.MIN_WEIGHT * MANY_ROWS;
        assertThat(scores).containsExactly(most, least, most, least);
    }
}
