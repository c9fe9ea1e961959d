package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Evaluation;
import dev.copydesk.enrich.Annotator;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Near duplicates against the exact Jaccard similarity of all pairs: how many pairs of 0.8 or more are in one group, and how many of
 * the articles called duplicates share a group with one of Jaccard 0.5 or containment 0.8 or more.
 */
public final class DuplicateEvaluation implements Evaluation {
    private static final double TRUE_PAIR = 0.8;
    private static final double RIGHT_JACCARD = 0.5;
    private static final double RIGHT_CONTAINMENT = 0.8;

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public void evaluate(DataFolder data, PrintStream out) throws IOException {
        Annotator annotator = new Annotator();
        List<Finder> finders = List.of(new CopydeskFinder(annotator), new PlainLshFinder(0.8), new PlainLshFinder(0.7));
        out.println("## Near duplicates");
        out.println();
        out.println("| data | articles | pairs ≥ 0.8 | finder | found | recall | called duplicates | wrong | precision"
                + " | articles a CPU second |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        List<Document> allSides = DuplicateData.allSides(data);
        rows(
                "AllSides",
                allSides,
                DuplicateData.pairs(data, "duplicates/allsides_exact_jaccard_pairs.tsv"),
                finders,
                out);
        List<Document> bbc = DuplicateData.bbc(data);
        rows("BBC", bbc, DuplicateData.pairs(data, "duplicates/bbc2225_exact_jaccard_pairs.tsv"), finders, out);
        List<Document> events = DuplicateData.events(data);
        rows("ECB+ (one event, other articles)", events, allPairs(events), finders, out);
        out.println();
        SketchTables.print(allSides, DuplicateData.pairs(data, "duplicates/allsides_exact_jaccard_pairs.tsv"), out);
    }

    private static List<DuplicateData.Pair> allPairs(List<Document> documents) {
        Map<String, long[]> grams = grams(documents);
        List<DuplicateData.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            for (int j = i + 1; j < documents.size(); j++) {
                String one = documents.get(i).id();
                String other = documents.get(j).id();
                double jaccard = WordGrams.jaccard(Known.in(grams, one), Known.in(grams, other));
                if (jaccard >= 0.3) {
                    pairs.add(new DuplicateData.Pair(one, other, jaccard));
                }
            }
        }
        return pairs;
    }

    private static Map<String, long[]> grams(List<Document> documents) {
        Map<String, long[]> grams = new HashMap<>();
        documents.forEach(document -> grams.put(document.id(), WordGrams.of(document.text())));
        return grams;
    }

    private static void rows(
            String data,
            List<Document> documents,
            List<DuplicateData.Pair> pairs,
            List<Finder> finders,
            PrintStream out) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, long[]> grams = grams(documents);
        List<DuplicateData.Pair> wanted =
                pairs.stream().filter(pair -> pair.jaccard() >= TRUE_PAIR).toList();
        for (Finder finder : finders) {
            long start = threads.getCurrentThreadCpuTime();
            Map<String, String> groups = finder.groups(documents);
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            long found = wanted.stream()
                    .filter(pair -> Known.in(groups, pair.one()).equals(Known.in(groups, pair.other())))
                    .count();
            long[] called = called(groups, grams);
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %s | %d | %s | %d | %d | %s | %.0f |%n",
                    data,
                    documents.size(),
                    wanted.size(),
                    finder.name(),
                    found,
                    share(found, wanted.size()),
                    called[0],
                    called[1],
                    share(called[0] - called[1], called[0]),
                    documents.size() / seconds);
            out.flush();
        }
    }

    /** How many are called duplicates, and how many of those have nobody like them in their group. */
    private static long[] called(Map<String, String> groups, Map<String, long[]> grams) {
        Map<String, List<String>> members =
                groups.keySet().stream().collect(Collectors.groupingBy(id -> Known.in(groups, id)));
        long called = 0;
        long wrong = 0;
        for (Map.Entry<String, String> entry : groups.entrySet()) {
            String id = entry.getKey();
            if (!id.equals(entry.getValue())) {
                called++;
                boolean right = Known.in(members, entry.getValue()).stream()
                        .anyMatch(other -> !other.equals(id) && isRight(Known.in(grams, id), Known.in(grams, other)));
                wrong += right ? 0 : 1;
                if (!right && Boolean.getBoolean("copydesk.show")) {
                    System.err.println("wrong: " + id + " of " + entry.getValue() + " J="
                            + WordGrams.jaccard(Known.in(grams, id), Known.in(grams, entry.getValue())));
                }
            }
        }
        return new long[] {called, wrong};
    }

    private static boolean isRight(long[] one, long[] other) {
        return WordGrams.jaccard(one, other) >= RIGHT_JACCARD
                || WordGrams.containment(one, other) >= RIGHT_CONTAINMENT
                || (one.length == 0 && other.length == 0);
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.4f", (double) part / whole);
    }
}
