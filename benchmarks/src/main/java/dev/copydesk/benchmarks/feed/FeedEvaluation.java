package dev.copydesk.benchmarks.feed;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Evaluation;
import dev.copydesk.ingest.feed.Feed;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * feedparser's test suite: of its plain comparisons those that concern a field which Copydesk has, without the cases of its
 * HTML sanitiser. One half was looked at while the reader was built, the other was only scored.
 *
 * <p>The system property {@code copydesk.evaluation.verbose} lists what is wrong in the half that may be looked at.
 */
public final class FeedEvaluation implements Evaluation {
    private static final String SUITE = "feeds/feedparser-2098.tar.xz";

    @Override
    public String name() {
        return "feeds";
    }

    @Override
    public void evaluate(DataFolder data, PrintStream out) throws IOException {
        List<FeedparserCase> cases = new ArrayList<>();
        data.forEachEntry(SUITE, (name, content) -> {
            if (name.contains("/tests/") && name.endsWith(".xml")) {
                cases.add(FeedparserCase.of(name, content));
            }
        });
        long plain = cases.stream().filter(c -> c.path() != null).count();
        long sanitiser = cases.stream().filter(FeedparserCase::isSanitiser).count();
        out.println("## Feeds: feedparser's suite\n");
        out.println(cases.size() + " files, " + plain + " plain comparisons, " + sanitiser
                + " files for the sanitiser, which are left out.\n");
        out.println(
                "| reader | mapped | right, half looked at | right, half only scored | right | same markup, both halves | exceptions |");
        out.println("| --- | --- | --- | --- | --- | --- | --- |");
        Score own = null;
        for (FeedReading reading :
                List.of(FeedReading.copydesk(), new RomeReading(), new RssReaderReading(), new JsoupReading())) {
            Score score = score(reading, cases);
            own = own == null ? score : own;
            out.println(score.row(reading.name()));
        }
        if (own != null) {
            own.printFields(out);
            if (Boolean.getBoolean("copydesk.evaluation.verbose")) {
                own.failures.forEach(out::println);
            }
        }
        new RealFeeds(data, out).print();
    }

    static Score score(FeedReading reading, List<FeedparserCase> cases) {
        Score score = new Score();
        for (FeedparserCase one : cases) {
            String path = one.path();
            Object expected = one.expected();
            Feed feed = null;
            try {
                feed = reading.read(one.document(), one.contentType(), one.base());
            } catch (Exception e) { // whatever a reader throws counts against it
                score.exceptions++;
            }
            if (path != null && expected != null && !one.isSanitiser()) {
                score.take(one, compare(path, expected, feed, one));
            }
        }
        return score;
    }

    private static FeedFields.@Nullable Comparison compare(
            String path, Object expected, @Nullable Feed feed, FeedparserCase one) {
        return FeedFields.compare(path, expected, feed, one.name().contains("dc_date"));
    }

    /** Counts of one reader. */
    private static final class Score {
        private final Map<String, int[]> byField = new TreeMap<>();
        private final List<String> failures = new ArrayList<>();
        private final int[] looked = new int[2];
        private final int[] heldOut = new int[2];
        private final int[] sameMarkup = new int[2];
        private int exceptions;

        void take(FeedparserCase one, FeedFields.@Nullable Comparison comparison) {
            if (comparison == null) {
                return;
            }
            int right = comparison.isRight() ? 1 : 0;
            sameMarkup[0]++;
            sameMarkup[1] += comparison.isSameMarkup() ? 1 : 0;
            for (int[] counts : List.of(
                    byField.computeIfAbsent(comparison.field(), f -> new int[2]), one.isHeldOut() ? heldOut : looked)) {
                counts[0]++;
                counts[1] += right;
            }
            if (right == 0 && !one.isHeldOut()) {
                failures.add(one.name().replaceFirst("^.*?tests/", "") + " " + comparison.field() + "\n    wanted "
                        + comparison.wanted() + "\n    found  " + comparison.found());
            }
        }

        String row(String name) {
            return "| " + name + " | " + (looked[0] + heldOut[0]) + " | " + share(looked) + " | " + share(heldOut)
                    + " | "
                    + share(new int[] {looked[0] + heldOut[0], looked[1] + heldOut[1]}) + " | "
                    + share(sameMarkup) + " | " + exceptions + " |";
        }

        void printFields(PrintStream out) {
            out.println("\n| field | mapped | right |");
            out.println("| --- | --- | --- |");
            byField.forEach(
                    (field, counts) -> out.println("| " + field + " | " + counts[0] + " | " + share(counts) + " |"));
            out.println();
        }

        private static String share(int[] counts) {
            return counts[1] + " of " + counts[0] + " ("
                    + String.format(Locale.ROOT, "%.1f %%", 100.0 * counts[1] / Math.max(counts[0], 1)) + ")";
        }
    }
}
