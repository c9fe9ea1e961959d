package dev.copydesk.benchmarks.replay;

import dev.copydesk.benchmarks.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Articles a second of sides that take turns beside Elasticsearch's limit; told as they come, and their medians in the end. Not thread-safe. */
final class Rates {
    static final String LIMIT = "limit";
    /** A generation that nobody feeds: what is written there is the limit's. */
    static final String LIMIT_INDEX = "articles-g999999-2026.11";

    private final Map<String, List<Double>> counted = new TreeMap<>();

    /** @param round counts from 1; those before warm up */
    void add(int round, String side, double rate) {
        if (round > 0) {
            counted.computeIfAbsent(side, name -> new ArrayList<>()).add(rate);
        }
        System.out.printf(Locale.ROOT, "round %2d  %-8s %8.1f articles/s%n", round, side, rate);
    }

    /** Beside the medians, the median of each round's own share of the limit: what disturbs a machine for minutes is in both. */
    void tellMedians() {
        List<Double> limits = counted.getOrDefault(LIMIT, List.of());
        double most = new Percentiles(limits).median();
        counted.forEach((side, all) -> {
            double median = new Percentiles(all).median();
            List<Double> shares = IntStream.range(0, all.size())
                    .mapToObj(round -> all.get(round) / limits.get(round))
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "median  %-8s %8.1f articles/s  %.3f of the limit, round by round %.3f%n",
                    side,
                    median,
                    median / most,
                    new Percentiles(shares).median());
        });
    }
}
