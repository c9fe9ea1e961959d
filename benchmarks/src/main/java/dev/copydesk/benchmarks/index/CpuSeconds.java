package dev.copydesk.benchmarks.index;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processor time by process, what it started included. */
public record CpuSeconds(Map<String, Double> byProcess) {

    /** @param pids by the name of the process; its children count too */
    public static CpuSeconds of(Map<String, Long> pids) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        pids.forEach((name, pid) -> seconds.put(
                name,
                ProcessHandle.of(pid).stream()
                                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                                .flatMap(process -> process.info().totalCpuDuration().stream())
                                .mapToLong(Duration::toMillis)
                                .sum()
                        / 1e3));
        return new CpuSeconds(seconds);
    }

    public CpuSeconds since(CpuSeconds before) {
        Map<String, Double> spent = new LinkedHashMap<>();
        byProcess.forEach((name, seconds) -> spent.put(name, seconds - before.byProcess.getOrDefault(name, 0.0)));
        return new CpuSeconds(spent);
    }

    /** In milliseconds. */
    public String perArticle(int articles) {
        return byProcess.entrySet().stream()
                .map(process ->
                        String.format(Locale.ROOT, "%s %.2f", process.getKey(), process.getValue() * 1e3 / articles))
                .collect(Collectors.joining(", "));
    }
}
