package dev.copydesk.system.page;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long views take from the click that asks for them until everything in them stands, in milliseconds. */
final class ViewTimes {
    /** Waits in the page itself, frame by frame, so that nothing between test and browser is measured. */
    private static final String MEASURE = """
            (address) => new Promise((done, fail) => {
              const isReady = () => (READY) && !document.querySelector('main .loading');
              performance.clearResourceTimings();
              const began = performance.now();
              location.hash = address;
              const look = () => {
                if (document.querySelector('main .failure')) {
                  fail(new Error(document.querySelector('main .failure').textContent));
                } else if (performance.now() - began > 60_000) {
                  fail(new Error(`${address} does not stand after a minute`));
                } else if (isReady()) {
                  const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/') && !name.endsWith('/api/wire'));
                  done([performance.now() - began, Math.max(0, ...asked.map(({ duration }) => duration))]);
                } else {
                  requestAnimationFrame(look);
                }
              };
              requestAnimationFrame(look);
            })
            """;

    private final Page page;
    private final Map<String, List<double[]>> times = new LinkedHashMap<>();

    ViewTimes(Page page) {
        this.page = page;
    }

    /**
     * @param ready an expression in JavaScript that says whether the view stands; must be false of the view before
     * @param counts whether the time is kept
     */
    void open(String name, String address, String ready, boolean counts) {
        List<?> took = (List<?>) page.evaluate(MEASURE.replace("READY", ready), "#/" + address);
        if (counts) {
            times.computeIfAbsent(name, none -> new ArrayList<>())
                    .add(took.stream()
                            .mapToDouble(one -> ((Number) one).doubleValue())
                            .toArray());
        }
    }

    /** The median of each view, by its name. */
    Map<String, Double> medians() {
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((name, all) -> medians.put(name, share(all, 0, 0.5)));
        return medians;
    }

    /** A table of all. */
    @Override
    public String toString() {
        StringBuilder table =
                new StringBuilder("| view | runs | median | 95 of 100 | longest | slowest request, median |\n");
        table.append("| --- | --- | --- | --- | --- | --- |\n");
        times.forEach((name, all) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.0f ms | %.0f ms | %.0f ms | %.0f ms |%n",
                name,
                all.size(),
                share(all, 0, 0.5),
                share(all, 0, 0.95),
                share(all, 0, 1),
                share(all, 1, 0.5))));
        return table.toString();
    }

    private static double share(List<double[]> all, int column, double share) {
        double[] sorted = all.stream().mapToDouble(row -> row[column]).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
