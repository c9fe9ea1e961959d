package dev.copydesk.benchmarks.index;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.benchmarks.DataFolder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes the same documents to the same Elasticsearch in turns: ready-made bulk bodies by a minimal client (the limit),
 * index-service from Kafka, and a route of Apache Camel from Kafka (the peer). All are warmed by the first of the
 * documents; a consumer is halted while its backlog is filled, so that only its writing is timed.
 */
@Command(name = "index", description = "The writer beside its limit and a peer; DIR holds the data sets.")
public final class IndexBenchmark implements Callable<Integer> {
    private static final int WARM = 2_000;

    @Parameters(paramLabel = "DIR", description = "The folder of the data sets.")
    private Path data = Path.of("");

    @Option(names = "--articles", defaultValue = "20000", description = "How many (default: 20000).")
    private int articles;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often each writes them and is counted (default: 5).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "3",
            description = "Rounds before, until both sides are compiled (default: 3).")
    private int warmUp;

    @Option(names = "--prepared", required = true, description = "Where the enriched events are kept.")
    private Path prepared = Path.of("");

    @Option(names = "--work", required = true, description = "A folder for the servers' data; emptied by you.")
    private Path work = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "limit,writer,camel",
            description = "Of limit, writer, camel.")
    private List<String> only = List.of();

    private final Rates rates = new Rates();

    @Override
    public Integer call() throws Exception {
        Map<String, byte[]> events = PreparedEvents.of(new DataFolder(data), prepared, articles);
        try (Servers servers = Servers.start(work)) {
            Node node = servers.node();
            BulkLimit limit = new BulkLimit(events.values(), Node.INDEX);
            System.out.printf(
                    Locale.ROOT,
                    "%d articles, %d bulk bodies of up to %d bytes%n",
                    events.size(),
                    limit.bodies(),
                    BulkLimit.BODY_BYTES);
            node.reset();
            limit.send(node); // the node gets warm
            try (Contestant writer = Contestant.writer(servers.home(), servers.kafka(), node.hosts(), 0, work);
                    Contestant camel = Contestant.camel(servers.kafka(), node.hosts(), work)) {
                for (int round = 1 - warmUp; round <= rounds; round++) {
                    for (String side : only) {
                        node.reset();
                        if (side.equals(Rates.LIMIT)) {
                            timeLimit(round, node, limit, events.size(), servers.pids());
                        } else {
                            timeConsumer(round, side.equals("camel") ? camel : writer, node, events, servers.pids());
                        }
                    }
                }
            }
            report(node, events.size());
        }
        return 0;
    }

    private void timeLimit(int round, Node node, BulkLimit limit, int count, Map<String, Long> servers)
            throws Exception {
        CpuSeconds before = CpuSeconds.of(servers);
        long start = System.nanoTime();
        limit.send(node);
        tell(
                round,
                Rates.LIMIT,
                count,
                System.nanoTime() - start,
                CpuSeconds.of(servers).since(before),
                -1);
    }

    /** The warm-up goes through the whole way, too; then the backlog is filled while the consumer is halted. */
    private void timeConsumer(
            int round, Contestant contestant, Node node, Map<String, byte[]> events, Map<String, Long> servers)
            throws Exception {
        contestant.publish(events, WARM);
        node.awaitWritten(Math.min(WARM, events.size()));
        contestant.halt();
        node.reset();
        contestant.publish(events, events.size());
        Map<String, Long> processes = new LinkedHashMap<>(servers);
        processes.put(contestant.name(), contestant.pid());
        CpuSeconds before = CpuSeconds.of(processes);
        long start = System.nanoTime();
        contestant.go();
        node.awaitWritten(events.size());
        long took = System.nanoTime() - start;
        tell(
                round,
                contestant.name(),
                events.size(),
                took,
                CpuSeconds.of(processes).since(before),
                contestant.peakMegabytes());
    }

    private void tell(int round, String side, int count, long nanos, CpuSeconds cpu, long peakMegabytes) {
        rates.add(round, side, count / (nanos / 1e9));
        System.out.printf(
                Locale.ROOT,
                "          CPU ms/article: %s%s%n",
                cpu.perArticle(count),
                peakMegabytes < 0 ? "" : "  peak resident " + peakMegabytes + " MB");
    }

    private void report(Node node, int count) throws Exception {
        rates.tellMedians();
        System.out.printf(Locale.ROOT, "size    %d bytes/article, merged%n", node.bytes() / count);
        node.fields().properties().stream()
                .sorted(Comparator.comparingLong(
                        field -> -field.getValue().path("total_in_bytes").asLong()))
                .filter(field -> field.getValue().path("total_in_bytes").asLong() >= count)
                .forEach(field -> System.out.printf(
                        Locale.ROOT,
                        "field   %7.1f bytes/article  %s  %s%n",
                        (double) field.getValue().path("total_in_bytes").asLong() / count,
                        field.getKey(),
                        parts(field.getValue(), count)));
    }

    private static String parts(JsonNode field, int count) {
        StringBuilder parts = new StringBuilder();
        for (String part : List.of("inverted_index", "stored_fields", "doc_values", "points", "norms")) {
            long bytes = field.path(part).isObject()
                    ? field.path(part).path("total_in_bytes").asLong()
                    : field.path(part + "_in_bytes").asLong();
            if (bytes > 0) {
                parts.append(String.format(Locale.ROOT, "%s %.1f ", part, (double) bytes / count));
            }
        }
        return parts.toString().strip();
    }
}
