package dev.copydesk.index.history.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.history.change.Change.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordChangesTest {

    @Test
    void aWordThatWasReplacedIsToldBetweenWhatStayed() {
        assertThat(told("Three people were hurt, police said.", "Five people were hurt, police said."))
                .containsExactly("-Three ", "+Five ", "=people were hurt, police said.");
    }

    @Test
    void whatWasAddedAtTheEndAndRemovedAtTheBeginning() {
        assertThat(told("Breaking: the dam holds", "the dam holds. More soon."))
                .containsExactly("-Breaking: ", "=the dam holds", "+. More soon.");
    }

    @Test
    void aFewWordsBetweenTwoChangesArePartOfOne() {
        assertThat(told("in the old red house by the sea", "in the new red barn by the sea"))
                .containsExactly("=in the ", "-old red house ", "+new red barn ", "=by the sea");
    }

    @Test
    void whiteSpaceDoesNotCount() {
        assertThat(told("one two\n\nthree", "one two three")).containsExactly("=one two three");
    }

    @Test
    void scriptsWithoutSpacesAreComparedByLetters() {
        assertThat(told("東京で地震がありました", "大阪で地震がありました")).containsExactly("-東京", "+大阪", "=で地震がありました");
    }

    @Test
    void anEmptyTextHasNothingInCommon() {
        assertThat(told("", "")).isEmpty();
        assertThat(told("", "all new")).containsExactly("+all new");
        assertThat(told("all gone", "")).containsExactly("-all gone");
    }

    @Test
    void ofTextsWithNothingInCommonTheEndsAreCompared() {
        String before = "same " + words(new Random(1), 3_000, "b") + "end";
        String after = "same " + words(new Random(2), 3_000, "a") + "end";

        assertThat(WordChanges.between(before, after).stream().map(Change::kind))
                .containsExactly(Kind.SAME, Kind.REMOVED, Kind.ADDED, Kind.SAME);
    }

    /** Whatever is found to be the same: the pieces are the two texts again. */
    @Test
    void thePiecesAreTheTwoTexts() {
        long seed = 20_261_129;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String before = words(random, random.nextInt(30), "");
            String after = words(random, random.nextInt(30), "");
            List<Change> changes = WordChanges.between(before, after);

            assertThat(joined(changes, Kind.REMOVED))
                    .as("seed %d, pair %d, after", seed, i)
                    .isEqualTo(after);
            assertThat(joined(changes, Kind.ADDED).replaceAll("\\s", ""))
                    .as("seed %d, pair %d, before", seed, i)
                    .isEqualTo(before.replaceAll("\\s", ""));
            for (int at = 1; at < changes.size(); at++) {
                assertThat(changes.get(at).kind())
                        .as("seed %d, pair %d: %s", seed, i, changes)
                        .isNotEqualTo(changes.get(at - 1).kind());
            }
        }
    }

    /** Against the longest common subsequence by the textbook. */
    @Test
    void noMoreThanNecessaryIsToldToDiffer() {
        long seed = 20_261_130;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String before = words(random, 40, "");
            String after = before.replaceFirst("c ", "q r s ").replaceFirst("a b", "z");
            List<Change> changes = WordChanges.between(before, after);

            int same = changes.stream()
                    .filter(change -> change.kind() == Kind.SAME)
                    .mapToInt(change -> change.text().split("\\s+").length)
                    .sum();
            int common = common(before.split("\\s+"), after.split("\\s+"));
            assertThat(same)
                    .as("seed %d, pair %d: %s", seed, i, changes)
                    .isBetween(common - 2 * changes.size(), common);
        }
    }

    private static int common(String[] one, String[] other) {
        int[][] longest = new int[one.length + 1][other.length + 1];
        for (int x = 1; x <= one.length; x++) {
            for (int y = 1; y <= other.length; y++) {
                longest[x][y] = one[x - 1].equals(other[y - 1])
                        ? longest[x - 1][y - 1] + 1
                        : Math.max(longest[x - 1][y], longest[x][y - 1]);
            }
        }
        return longest[one.length][other.length];
    }

    private static String joined(List<Change> changes, Kind without) {
        return changes.stream()
                .filter(change -> change.kind() != without)
                .map(Change::text)
                .collect(Collectors.joining());
    }

    private static String words(Random random, int count, String prefix) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(prefix).append((char) ('a' + random.nextInt(4))).append(random.nextInt(9) == 0 ? "\n\n" : " ");
        }
        return words.toString();
    }

    private static List<String> told(String before, String after) {
        return WordChanges.between(before, after).stream()
                .map(change -> switch (change.kind()) {
                            case SAME -> "=";
                            case REMOVED -> "-";
                            case ADDED -> "+";
                        }
                        + change.text())
                .toList();
    }
}
