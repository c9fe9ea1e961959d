package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.enrich.duplicate.LaneDuplicates;
import dev.copydesk.enrich.duplicate.Member;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code copydesk benchmark lane-state}: what a lane's state takes, with RocksDB as Kafka Streams runs it, without Kafka. */
@Command(name = "lane-state", description = "Size and speed of a lane's state, with synthetic fingerprints.")
public final class LaneStateBenchmark implements Callable<Integer> {
    private static final int WINDOW_DAYS = 30;
    private static final int LOOKED_UP = 20_000;
    /** As enrich-service is configured. */
    private static final long STORE_BYTES = 192L * 1024 * 1024;

    @Option(names = "--articles", description = "How many articles are in the window (default: ${DEFAULT-VALUE}).")
    private int articles = 1_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, RocksDBException {
        Path folder = Files.createTempDirectory("copydesk-lane-state");
        try {
            measure(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
        return ExitCode.OK;
    }

    private void measure(Path folder) throws RocksDBException {
        SyntheticArticles synthetic = new SyntheticArticles(articles);
        Map<String, Integer> numbers = new HashMap<>();
        out.printf(Locale.ROOT, "%d articles, 10 %% copies, 10 %% rewrites, 10 anchors each%n", articles);
        try (RocksBytes store = new RocksBytes(folder.resolve("lane"), STORE_BYTES);
                RocksBytes restored = new RocksBytes(folder.resolve("restored"), STORE_BYTES)) {
            LaneDuplicates lane =
                    new LaneDuplicates(store, id -> synthetic.shingles(numbers.getOrDefault(id, 0)), WINDOW_DAYS);
            int[] verdicts = {0};
            IntConsumer add = article -> {
                Member member = synthetic.member(article);
                numbers.put(member.key().id(), article);
                verdicts[0] += lane.add(member, synthetic.fingerprint(article)).size();
            };
            int tenth = articles / 10;
            for (int part = 0; part < 10; part++) {
                int from = part * tenth;
                timed("articles " + from + " to " + (from + tenth), tenth, () -> range(from, from + tenth, add));
                out.printf(
                        Locale.ROOT,
                        "  files: %d bytes an article; memory of the store: %.0f MiB%n",
                        store.fileBytes() / (from + tenth),
                        store.memoryBytes() / 1048576.0);
            }
            long live = store.liveBytes();
            out.printf(Locale.ROOT, "live RocksDB bytes: %d, %.0f an article%n", live, (double) live / articles);
            out.printf(Locale.ROOT, "RocksDB's memory: %.0f MiB%n", store.memoryBytes() / 1048576.0);
            out.printf(Locale.ROOT, "verdicts issued: %d; %s%n", verdicts[0], lane.counters());
            timed(
                    "look-up and insertion in the full state",
                    LOOKED_UP,
                    () -> range(articles, articles + LOOKED_UP, add));
            int[] entries = {0};
            timed(
                    "restoring every entry into an empty store",
                    articles,
                    () -> store.ascending(new byte[] {0}, new byte[] {(byte) 0xff}, (key, value) -> {
                        restored.put(key, value);
                        entries[0]++;
                        return true;
                    }));
            out.printf(Locale.ROOT, "entries: %d, %.1f an article%n", entries[0], (double) entries[0] / articles);
            List<String> evicted = lane.evictBefore(0xffff, LOOKED_UP);
            timed("eviction", evicted.size(), () -> lane.evictBefore(0xffff, LOOKED_UP));
        }
    }

    private static void range(int from, int to, IntConsumer add) {
        for (int article = from; article < to; article++) {
            add.accept(article);
        }
    }

    private void timed(String what, int count, Runnable work) {
        long cpu = threads.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        work.run();
        double cpuMicros = (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / count;
        double wallMicros = (System.nanoTime() - wall) / 1e3 / count;
        out.printf(Locale.ROOT, "%s: %.1f µs of CPU an article, %.1f µs of time%n", what, cpuMicros, wallMicros);
        out.flush();
    }
}
