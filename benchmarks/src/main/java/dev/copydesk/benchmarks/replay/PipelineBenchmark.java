package dev.copydesk.benchmarks.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.benchmarks.AllSides;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.ShuffledWords;
import dev.copydesk.benchmarks.index.BulkLimit;
import dev.copydesk.benchmarks.index.CpuSeconds;
import dev.copydesk.benchmarks.index.Node;
import dev.copydesk.benchmarks.index.Rates;
import dev.copydesk.model.EventJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * From push to index, all of Copydesk on one machine, in turns with ready-made bulk bodies sent to the same Elasticsearch. Each round
 * pushes new articles: those of AllSides with the words of each paragraph in another order, so that none resembles another.
 */
@Command(name = "pipeline", description = "The whole pipeline beside Elasticsearch's limit; DIR holds the data sets.")
public final class PipelineBenchmark implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final long LOOK_MILLIS = 50;

    @Parameters(paramLabel = "DIR", description = "The folder of the data sets.")
    private Path data = Path.of("");

    @Option(names = "--articles", defaultValue = "20000", description = "How many a round has (default: 20000).")
    private int articles;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds that are counted (default: 3).")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "3", description = "Rounds before, which are told too (default: 3).")
    private int warmUp;

    @Option(names = "--seed", defaultValue = "1", description = "Of the order of words (default: 1).")
    private long seed;

    @Option(names = "--work", required = true, description = "A folder for all data; emptied by you.")
    private Path work = Path.of("");

    @Option(names = "--port-offset", defaultValue = "9000", description = "Of all ports (default: 9000).")
    private int portOffset;

    @Override
    public Integer call() throws Exception {
        List<byte[]> rows = AllSides.rows(new DataFolder(data), articles);
        Path home = Path.of(System.getProperty("copydesk.home", ".")).toAbsolutePath();
        Files.createDirectories(work);
        Random random = new Random(seed);
        Rates rates = new Rates();
        try (WholeCopydesk copydesk = WholeCopydesk.start(home, work.toAbsolutePath(), portOffset)) {
            Node node = new Node("127.0.0.1:" + copydesk.port(9200));
            List<byte[]> events = List.of();
            for (int round = 1 - warmUp; round <= rounds; round++) {
                Path file = write(rows, round, random);
                CpuSeconds before = CpuSeconds.of(copydesk.processes());
                long start = System.nanoTime();
                copydesk.pushFile(file);
                Awaited.until(PATIENCE, LOOK_MILLIS, () -> inFlight(copydesk) == 0);
                rates.add(round, "pipeline", rows.size() / ((System.nanoTime() - start) / 1e9));
                say(
                        "          CPU ms/article: %s",
                        CpuSeconds.of(copydesk.processes()).since(before).perArticle(rows.size()));
                if (events.isEmpty()) {
                    events = EnrichedTopic.read("127.0.0.1:" + copydesk.port(9092), 1);
                }
                BulkLimit limit = new BulkLimit(events, Rates.LIMIT_INDEX);
                node.send("PUT", "/" + Rates.LIMIT_INDEX, "{}".getBytes(StandardCharsets.UTF_8));
                CpuSeconds beforeLimit = CpuSeconds.of(copydesk.processes());
                long from = System.nanoTime();
                limit.send(node);
                rates.add(round, Rates.LIMIT, events.size() / ((System.nanoTime() - from) / 1e9));
                say(
                        "          CPU ms/article: %s",
                        CpuSeconds.of(copydesk.processes()).since(beforeLimit).perArticle(events.size()));
                node.send("DELETE", "/" + Rates.LIMIT_INDEX, new byte[0]);
            }
        }
        rates.tellMedians();
        return 0;
    }

    private static long inFlight(WholeCopydesk copydesk) throws IOException, InterruptedException {
        return copydesk.index("GET", "/api/stats").at("/accounting/inFlight").asLong();
    }

    private Path write(List<byte[]> rows, int round, Random random) throws IOException {
        Path file = work.resolve("round.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (byte[] row : rows) {
                ObjectNode article = (ObjectNode) EventJson.mapper().readTree(row);
                article.put("id", article.path("id").asText() + '-' + round);
                article.put("url", article.path("url").asText() + "?round=" + round);
                article.put("text", ShuffledWords.of(article.path("text").asText(), random));
                out.write(EventJson.write(article));
                out.write('\n');
            }
        }
        return file;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
