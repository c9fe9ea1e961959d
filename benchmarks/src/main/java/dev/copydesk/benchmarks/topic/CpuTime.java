package dev.copydesk.benchmarks.topic;

import java.lang.management.ManagementFactory;

/** The processor time of this thread since a start, which other work on the machine does not lengthen much. */
final class CpuTime {
    private final long start = now();

    private CpuTime() {}

    static CpuTime start() {
        return new CpuTime();
    }

    double milliseconds() {
        return (now() - start) / 1e6;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
