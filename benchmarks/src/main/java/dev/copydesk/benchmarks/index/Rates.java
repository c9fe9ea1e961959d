package dev.copydesk.benchmarks.index;

import dev.copydesk.benchmarks.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Articles a second of sides that take turns beside Elasticsearch's limit; told as they come, and their medians in the end. Not thread-safe. */
public final class Rates {
    public static final String LIMIT = "limit";
    /** A generation that nobody feeds: what is written there is the limit's. */
    public static final String LIMIT_INDEX = "articles-g999999-2026.11";

    private final Map<String, List<Double>> counted = new TreeMap<>();

    /** @param round counts from 1; those before warm up */
    public void add(int round, String side, double rate) {
        if (round > 0) {
            counted.computeIfAbsent(side, name -> new ArrayList<>()).add(rate);
        }
        System.out.printf(Locale.ROOT, "round %2d  %-8s %8.1f articles/s%n", round, side, rate);
    }

    /**
     * Beside the medians, where the limit was measured, the median of each round's own share of it: what disturbs a machine for
     * minutes is in both.
     */
    public void tellMedians() {
        List<Double> limits = counted.getOrDefault(LIMIT, List.of());
        counted.forEach((side, all) -> {
            double median = new Percentiles(all).median();
            String beside = "";
            if (!limits.isEmpty()) {
                List<Double> shares = IntStream.range(0, all.size())
                        .mapToObj(round -> all.get(round) / limits.get(round))
                        .toList();
                beside = String.format(
                        Locale.ROOT,
                        "  %.3f of the limit, round by round %.3f",
                        median / new Percentiles(limits).median(),
                        new Percentiles(shares).median());
            }
            System.out.printf(Locale.ROOT, "median  %-8s %8.1f articles/s%s%n", side, median, beside);
        });
    }
}
