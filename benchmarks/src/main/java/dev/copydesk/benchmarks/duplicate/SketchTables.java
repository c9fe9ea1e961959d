package dev.copydesk.benchmarks.duplicate;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import dev.copydesk.enrich.duplicate.Fingerprinter;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;

/** The curves behind the choice of sketch, bands and rows. */
final class SketchTables {
    private static final int[][] BANDS_AND_ROWS = {
        {32, 2}, {21, 3}, {16, 3}, {12, 3}, {10, 3}, {16, 4}, {12, 4}, {12, 5}
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SketchTables() {}

    static void print(List<Document> documents, List<DuplicateData.Pair> pairs, PrintStream out) {
        printSketches(documents, pairs, out);
        printBands(documents, pairs, out);
    }

    private static void printSketches(List<Document> documents, List<DuplicateData.Pair> pairs, PrintStream out) {
        Map<String, Document> byId =
                documents.stream().collect(Collectors.toMap(Document::id, one -> one, (a, b) -> a));
        Map<String, long[]> grams = new HashMap<>();
        for (DuplicateData.Pair pair : pairs) {
            grams.computeIfAbsent(
                    pair.one(), id -> WordGrams.of(Known.in(byId, id).text()));
            grams.computeIfAbsent(
                    pair.other(), id -> WordGrams.of(Known.in(byId, id).text()));
        }
        out.println("### Sketches of 128 bytes: error of the similarity on the " + pairs.size()
                + " pairs of AllSides ≥ 0.3");
        out.println();
        out.println("| sketch | root mean square error | CPU µs a text |");
        out.println("| --- | --- | --- |");
        Fingerprinter fingerprinter = new Fingerprinter();
        Map<String, char[]> own = new HashMap<>();
        long start = THREADS.getCurrentThreadCpuTime();
        for (String id : grams.keySet()) {
            own.put(
                    id,
                    fingerprinter
                            .fingerprint("en", "", Known.in(byId, id).text())
                            .sketch());
        }
        row(
                out,
                "one-permutation MinHash, 64 × 16 bits (Copydesk, tokeniser included)",
                error(pairs, (one, other) -> equal(Known.in(own, one), Known.in(own, other))),
                THREADS.getCurrentThreadCpuTime() - start,
                grams.size());
        hash4j(out, "MinHash, 64 × 16 bits (hash4j)", SimilarityHashing.minHash(64, 16), grams, pairs);
        hash4j(out, "SuperMinHash, 64 × 16 bits (hash4j)", SimilarityHashing.superMinHash(64, 16), grams, pairs);
        hash4j(out, "SuperMinHash, 128 × 8 bits (hash4j)", SimilarityHashing.superMinHash(128, 8), grams, pairs);
        hash4j(out, "SuperMinHash, 1024 × 1 bit (hash4j)", SimilarityHashing.superMinHash(1024, 1), grams, pairs);
        hash4j(out, "FastSimHash, 1024 bits (hash4j)", SimilarityHashing.fastSimHash(1024), grams, pairs);
        out.println();
    }

    private static void hash4j(
            PrintStream out,
            String name,
            SimilarityHashPolicy policy,
            Map<String, long[]> grams,
            List<DuplicateData.Pair> pairs) {
        Map<String, byte[]> sketches = new HashMap<>();
        long start = THREADS.getCurrentThreadCpuTime();
        grams.forEach((id, values) -> {
            if (values.length > 0) {
                sketches.put(id, policy.createHasher().compute(ElementHashProvider.ofValues(values)));
            }
        });
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        boolean cosine = name.startsWith("FastSimHash");
        int bits = name.contains("1 bit") ? 1 : name.contains("8 bits") ? 8 : 16;
        row(
                out,
                name,
                error(pairs, (one, other) -> {
                    double equal =
                            policy.getFractionOfEqualComponents(Known.in(sketches, one), Known.in(sketches, other));
                    double chance = Math.pow(2, -bits);
                    // A SimHash estimates the cosine; of two sets of equal size with Jaccard J that is 2J / (1 + J).
                    double angle = Math.cos(Math.PI * (1 - equal));
                    return cosine ? angle / (2 - angle) : (equal - chance) / (1 - chance);
                }),
                nanos,
                grams.size());
    }

    private static void row(PrintStream out, String name, double error, long nanos, int texts) {
        out.printf(Locale.ROOT, "| %s | %.3f | %.0f |%n", name, error, nanos / 1e3 / texts);
    }

    private static double error(List<DuplicateData.Pair> pairs, ToDoubleBiFunction<String, String> estimate) {
        return Math.sqrt(pairs.stream()
                .mapToDouble(pair -> Math.pow(estimate.applyAsDouble(pair.one(), pair.other()) - pair.jaccard(), 2))
                .average()
                .orElse(0));
    }

    private static double equal(char[] one, char[] other) {
        int equal = 0;
        for (int i = 0; i < one.length && i < other.length; i++) {
            equal += one[i] == other[i] ? 1 : 0;
        }
        return one.length == 0 ? 0 : (double) equal / one.length;
    }

    private static void printBands(List<Document> documents, List<DuplicateData.Pair> pairs, PrintStream out) {
        Fingerprinter fingerprinter = new Fingerprinter();
        Map<String, char[]> sketches = new HashMap<>();
        for (Document document : documents) {
            char[] sketch = fingerprinter
                    .fingerprint("en", document.title(), document.text())
                    .sketch();
            if (sketch.length > 0) {
                sketches.put(document.id(), sketch);
            }
        }
        out.println("### Bands and rows on AllSides: pairs that share a band, and all pairs that do, an article");
        out.println();
        out.println("| bands × rows | P at 0.7 | P at 0.8 | P at 0.1 | found of pairs ≥ 0.8 | of 0.7 to 0.8 | of 0.5 to"
                + " 0.7 | candidates an article |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (int[] shape : BANDS_AND_ROWS) {
            int bands = shape[0];
            int rows = shape[1];
            out.printf(
                    Locale.ROOT,
                    "| %d × %d | %.4f | %.5f | %.4f | %s | %s | %s | %.2f |%n",
                    bands,
                    rows,
                    chance(0.7, bands, rows),
                    chance(0.8, bands, rows),
                    chance(0.1, bands, rows),
                    found(pairs, sketches, bands, rows, 0.8, 1.1),
                    found(pairs, sketches, bands, rows, 0.7, 0.8),
                    found(pairs, sketches, bands, rows, 0.5, 0.7),
                    candidates(sketches, bands, rows) / sketches.size());
        }
        out.println();
    }

    private static double chance(double similarity, int bands, int rows) {
        return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
    }

    private static String found(
            List<DuplicateData.Pair> pairs, Map<String, char[]> sketches, int bands, int rows, double from, double to) {
        List<DuplicateData.Pair> wanted = pairs.stream()
                .filter(pair -> pair.jaccard() >= from && pair.jaccard() < to)
                .toList();
        long found = wanted.stream()
                .filter(pair -> {
                    char[] one = Known.in(sketches, pair.one());
                    char[] other = Known.in(sketches, pair.other());
                    for (int band = 0; one != null && other != null && band < bands; band++) {
                        if (band(one, band, rows).equals(band(other, band, rows))) {
                            return true;
                        }
                    }
                    return false;
                })
                .count();
        return found + " of " + wanted.size();
    }

    private static double candidates(Map<String, char[]> sketches, int bands, int rows) {
        double candidates = 0;
        for (int band = 0; band < bands; band++) {
            Map<String, Integer> sizes = new HashMap<>();
            for (char[] sketch : sketches.values()) {
                sizes.merge(band(sketch, band, rows), 1, Integer::sum);
            }
            candidates += sizes.values().stream()
                    .mapToDouble(size -> (double) size * (size - 1) / 2)
                    .sum();
        }
        return candidates;
    }

    private static String band(char[] sketch, int band, int rows) {
        return new String(sketch, band * rows, rows);
    }
}
