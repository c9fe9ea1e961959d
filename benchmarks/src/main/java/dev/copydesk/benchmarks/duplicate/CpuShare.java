package dev.copydesk.benchmarks.duplicate;

import java.time.Duration;
import java.util.Locale;

/** Processor time that a service, its broker and this process take from a moment on. */
record CpuShare(long service, long broker, Duration ofService, Duration ofBroker, Duration own) {

    static CpuShare start(long service, long broker) {
        return new CpuShare(
                service,
                broker,
                taken(service),
                taken(broker),
                taken(ProcessHandle.current().pid()));
    }

    /** In words, in microseconds. */
    String perArticle(int articles) {
        CpuShare now = start(service, broker);
        return String.format(
                Locale.ROOT,
                "CPU µs an article: service %.0f, broker %.0f, load generator %.0f",
                micros(ofService, now.ofService) / articles,
                micros(ofBroker, now.ofBroker) / articles,
                micros(own, now.own) / articles);
    }

    private static double micros(Duration from, Duration to) {
        return to.minus(from).toNanos() / 1e3;
    }

    /** Of the process and those that it started. */
    private static Duration taken(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        Duration sum = process.info().totalCpuDuration().orElse(Duration.ZERO);
        return process.descendants()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .reduce(sum, Duration::plus);
    }
}
