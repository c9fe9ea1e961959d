package dev.copydesk.benchmarks.replay;

import dev.copydesk.benchmarks.AllSides;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Percentiles;
import dev.copydesk.benchmarks.index.BulkLimit;
import dev.copydesk.benchmarks.index.CpuSeconds;
import dev.copydesk.benchmarks.index.Node;
import dev.copydesk.benchmarks.index.Rates;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The whole of Copydesk, its first load, and replays beside it: how long after a push live articles are found while a full replay
 * runs, and how an index-only replay does beside ready-made bulk bodies, in turns with them.
 */
@Command(
        name = "replay",
        description = "A replay beside live articles and Elasticsearch's limit; DIR holds the data sets.")
public final class ReplayBenchmark implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final long LOOK_MILLIS = 50;
    private static final long LIVE_WITHIN_SECONDS = 120;
    private static final String LOADING =
            "{\"settings\":{\"index\":{\"refresh_interval\":\"-1\",\"number_of_replicas\":0}}}";

    @Parameters(paramLabel = "DIR", description = "The folder of the data sets.")
    private Path data = Path.of("");

    @Option(names = "--articles", defaultValue = "20000", description = "How many there are (default: 20000).")
    private int articles;

    @Option(names = "--quiet-seconds", defaultValue = "60", description = "Live articles alone, before (default: 60).")
    private int quietSeconds;

    @Option(names = "--rounds", defaultValue = "3", description = "Index-only replays that are counted (default: 3).")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "2", description = "Index-only replays before (default: 2).")
    private int warmUp;

    @Option(names = "--seed", defaultValue = "1", description = "Of the live articles (default: 1).")
    private long seed;

    @Option(names = "--work", required = true, description = "A folder for all data; emptied by you.")
    private Path work = Path.of("");

    @Option(names = "--port-offset", defaultValue = "9000", description = "Of all ports (default: 9000).")
    private int portOffset;

    @Option(names = "--only", split = ",", defaultValue = "live,index-only", description = "Of live, index-only.")
    private List<String> only = List.of();

    @Override
    public Integer call() throws Exception {
        List<byte[]> rows = AllSides.rows(new DataFolder(data), articles);
        Path home = Path.of(System.getProperty("copydesk.home", ".")).toAbsolutePath();
        Files.createDirectories(work);
        try (WholeCopydesk copydesk = WholeCopydesk.start(home, work.toAbsolutePath(), portOffset)) {
            double load = load(copydesk, rows);
            if (only.contains("live")) {
                besideLive(copydesk, rows, load);
            }
            if (only.contains("index-only")) {
                besideTheLimit(copydesk);
            }
        }
        return 0;
    }

    private double load(WholeCopydesk copydesk, List<byte[]> rows) throws Exception {
        Path file = work.resolve("rows.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (byte[] row : rows) {
                out.write(row);
                out.write('\n');
            }
        }
        long start = System.nanoTime();
        copydesk.pushFile(file);
        Awaited.until(
                PATIENCE,
                LOOK_MILLIS,
                () -> copydesk.index("GET", "/api/stats")
                                .at("/accounting/inFlight")
                                .asLong()
                        == 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        say("load    %8.1f s  %8.1f articles/s", seconds, rows.size() / seconds);
        return seconds;
    }

    private void besideLive(WholeCopydesk copydesk, List<byte[]> rows, double load) throws Exception {
        try (LiveArticles live = new LiveArticles(copydesk, rows, seed)) {
            Awaited.pass(Duration.ofSeconds(quietSeconds));
            tell("alone", live.take(LIVE_WITHIN_SECONDS));
            CpuSeconds before = CpuSeconds.of(copydesk.processes());
            double seconds = replay(copydesk, "");
            List<Double> beside = live.take(LIVE_WITHIN_SECONDS);
            tell("replay", beside);
            say(
                    "full    %8.1f s  %8.2f of the first load  CPU ms/article: %s",
                    seconds,
                    seconds / load,
                    CpuSeconds.of(copydesk.processes()).since(before).perArticle(rows.size()));
        }
        drop(copydesk);
    }

    private static void tell(String when, List<Double> seconds) {
        Percentiles found = new Percentiles(seconds);
        say(
                "found   %-7s %6d live articles after p50 %.2f, p95 %.2f, p99 %.2f, most %.2f s",
                when, found.count(), found.at(0.5), found.at(0.95), found.at(0.99), found.at(1));
    }

    /** Until it has caught up, in seconds. */
    private static double replay(WholeCopydesk copydesk, String options) throws Exception {
        long start = System.nanoTime();
        copydesk.index("POST", "/api/replay/start" + options);
        Awaited.until(PATIENCE, LOOK_MILLIS * 10, () -> !state(copydesk).equals("RUNNING"));
        if (!state(copydesk).equals("CAUGHT_UP")) {
            throw new IOException("the replay ended as " + copydesk.index("GET", "/api/replay"));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static String state(WholeCopydesk copydesk) throws IOException, InterruptedException {
        return copydesk.index("GET", "/api/replay").path("state").asText();
    }

    /** Not begun anew before all of it is gone, which takes Elasticsearch and Kafka work. */
    private static void drop(WholeCopydesk copydesk) throws Exception {
        int number = copydesk.index("POST", "/api/replay/drop").path("number").asInt();
        Node node = node(copydesk);
        Awaited.until(PATIENCE, LOOK_MILLIS, () -> node.send("GET", "/articles-g" + number + "-*/_alias", new byte[0])
                .isEmpty());
    }

    private static Node node(WholeCopydesk copydesk) {
        return new Node("127.0.0.1:" + copydesk.port(9200));
    }

    private void besideTheLimit(WholeCopydesk copydesk) throws Exception {
        Node node = node(copydesk);
        List<byte[]> events = EnrichedTopic.read("127.0.0.1:" + copydesk.port(9092), 1);
        BulkLimit limit = new BulkLimit(events, Rates.LIMIT_INDEX);
        Rates rates = new Rates();
        for (int round = 1 - warmUp; round <= rounds; round++) {
            node.send("PUT", "/" + Rates.LIMIT_INDEX, LOADING.getBytes(StandardCharsets.UTF_8));
            long start = System.nanoTime();
            limit.send(node);
            rates.add(round, Rates.LIMIT, events.size() / ((System.nanoTime() - start) / 1e9));
            node.send("DELETE", "/" + Rates.LIMIT_INDEX, new byte[0]);
            timeIndexOnly(copydesk, node, events.size(), round, rates);
            drop(copydesk);
        }
        rates.tellMedians();
    }

    /** Its writing, from the first article to the last, and all of it, from the order to the end of its loading. */
    private void timeIndexOnly(WholeCopydesk copydesk, Node node, int count, int round, Rates rates) throws Exception {
        long start = System.nanoTime();
        int number = copydesk.index("POST", "/api/replay/start?from=1")
                .path("number")
                .asInt();
        String months = "articles-g" + number + "-*";
        Awaited.until(PATIENCE, LOOK_MILLIS, () -> node.written(months) > 0);
        long first = System.nanoTime();
        long written = node.written(months);
        Awaited.until(PATIENCE, LOOK_MILLIS, () -> node.written(months) >= count);
        rates.add(round, "writing", (count - written) / ((System.nanoTime() - first) / 1e9));
        Awaited.until(PATIENCE, LOOK_MILLIS, () -> state(copydesk).equals("CAUGHT_UP"));
        rates.add(round, "replay", count / ((System.nanoTime() - start) / 1e9));
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
