package dev.copydesk.index.history.change;

import dev.copydesk.index.history.change.Change.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words by which two texts differ, fewest first: Myers, "An O(ND) Difference Algorithm and Its Variations", 1986. A letter of
 * a script that leaves no spaces between words stands for a word. White space does not count.
 *
 * <p>Time grows with the length of the texts times the number of words that differ. Of texts with more than {@value
 * #MAX_DIFFERENCES} nothing but what they have in common at their beginning and end is told to be the same.
 */
public final class WordChanges {
    /** Bounds time, and memory to 4 MB. */
    private static final int MAX_DIFFERENCES = 1_000;

    /** Fewer words between two changes are part of one change: nobody reads what is left of a sentence so. */
    private static final int LEAST_SAME = 3;

    private static final Pattern WORD = Pattern.compile(
            "([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+|\\S)\\s*");

    private final Words before;
    private final Words after;
    private final boolean[] removed;
    private final boolean[] added;

    private WordChanges(Words before, Words after) {
        this.before = before;
        this.after = after;
        this.removed = new boolean[before.length()];
        this.added = new boolean[after.length()];
    }

    /**
     * The pieces in the order of the texts, what was removed before what was added in its place. No two in succession are of one kind,
     * none is empty.
     */
    public static List<Change> between(String before, String after) {
        Map<String, Integer> numbers = new HashMap<>();
        WordChanges changes = new WordChanges(Words.of(before, numbers), Words.of(after, numbers));
        changes.compare();
        changes.foldShortRests();
        return changes.pieces();
    }

    /**
     * A text as words.
     *
     * @param numbers equal for equal words
     * @param starts where each word begins; the end of the text at last
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Words(String text, int[] numbers, int[] starts) {

        static Words of(String text, Map<String, Integer> known) {
            int[] numbers = new int[text.length()];
            int[] starts = new int[text.length() + 1];
            int count = 0;
            for (Matcher word = WORD.matcher(text); word.find(); count++) {
                numbers[count] = known.computeIfAbsent(word.group(1), unknown -> known.size());
                starts[count] = word.start();
            }
            starts[count] = text.length();
            return new Words(text, Arrays.copyOf(numbers, count), Arrays.copyOf(starts, count + 1));
        }

        int length() {
            return numbers.length;
        }

        String between(int from, int to) {
            return text.substring(starts[from], starts[to]);
        }
    }

    private void compare() {
        int[] one = before.numbers();
        int[] other = after.numbers();
        int start = 0;
        while (start < one.length && start < other.length && one[start] == other[start]) {
            start++;
        }
        int end = 0;
        while (end < one.length - start
                && end < other.length - start
                && one[one.length - 1 - end] == other[other.length - 1 - end]) {
            end++;
        }
        Arrays.fill(removed, start, one.length - end, true);
        Arrays.fill(added, start, other.length - end, true);
        keepCommon(
                start,
                Arrays.copyOfRange(one, start, one.length - end),
                Arrays.copyOfRange(other, start, other.length - end));
    }

    /** Finds the longest way along words that are the same, and takes their marks away. */
    private void keepCommon(int start, int[] one, int[] other) {
        int most = Math.min(one.length + other.length, MAX_DIFFERENCES);
        int[] furthest =
                new int[2 * most + 3]; // by diagonal, which is (words of one − words of the other), from −most − 1
        List<int[]> trace = new ArrayList<>();
        for (int differences = 0; differences <= most; differences++) {
            trace.add(Arrays.copyOfRange(furthest, most + 1 - differences - 1, most + 1 + differences + 2));
            for (int diagonal = -differences; diagonal <= differences; diagonal += 2) {
                int at = most + 1 + diagonal;
                boolean down =
                        diagonal == -differences || (diagonal != differences && furthest[at - 1] < furthest[at + 1]);
                int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
                while (x < one.length && x - diagonal < other.length && one[x] == other[x - diagonal]) {
                    x++;
                }
                furthest[at] = x;
                if (x >= one.length && x - diagonal >= other.length) {
                    goBack(start, trace, one.length, other.length);
                    return;
                }
            }
        }
    }

    private void goBack(int start, List<int[]> trace, int endOfOne, int endOfOther) {
        int x = endOfOne;
        int y = endOfOther;
        for (int differences = trace.size() - 1; differences >= 0; differences--) {
            int[] furthest = trace.get(differences); // from diagonal −differences − 1
            int diagonal = x - y;
            int at = differences + 1 + diagonal;
            boolean down = diagonal == -differences || (diagonal != differences && furthest[at - 1] < furthest[at + 1]);
            int fromX = differences == 0 ? 0 : down ? furthest[at + 1] : furthest[at - 1];
            int fromY = differences == 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1);
            while (x > fromX && y > fromY) {
                removed[start + --x] = false;
                added[start + --y] = false;
            }
            x = fromX;
            y = fromY;
        }
    }

    private void foldShortRests() {
        boolean changedBefore = false;
        int x = 0;
        int y = 0;
        while (x < removed.length && y < added.length) {
            int sameX = end(x, removed);
            int sameY = end(y, added);
            changedBefore |= sameX > x || sameY > y;
            int same = same(sameX, sameY);
            x = sameX + same;
            y = sameY + same;
            boolean changedBehind = x < removed.length || y < added.length;
            if (changedBefore && changedBehind && same < LEAST_SAME) {
                Arrays.fill(removed, sameX, x, true);
                Arrays.fill(added, sameY, y, true);
            }
        }
    }

    private List<Change> pieces() {
        List<Change> pieces = new ArrayList<>();
        int x = 0;
        int y = 0;
        while (x < removed.length || y < added.length) {
            int sameX = end(x, removed);
            int sameY = end(y, added);
            add(pieces, Kind.REMOVED, before.between(x, sameX));
            add(pieces, Kind.ADDED, after.between(y, sameY));
            int same = same(sameX, sameY);
            add(pieces, Kind.SAME, after.between(sameY, sameY + same));
            x = sameX + same;
            y = sameY + same;
        }
        return pieces;
    }

    private static void add(List<Change> pieces, Kind kind, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Change(kind, text));
        }
    }

    /** Where the marks that begin there end. */
    private static int end(int from, boolean[] marks) {
        int to = from;
        while (to < marks.length && marks[to]) {
            to++;
        }
        return to;
    }

    /** How many words from there on are the same in both. */
    private int same(int x, int y) {
        int count = 0;
        while (x + count < removed.length && y + count < added.length && !removed[x + count] && !added[y + count]) {
            count++;
        }
        return count;
    }
}
