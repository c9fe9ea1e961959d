package dev.copydesk.benchmarks.index;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Percentiles;
import dev.copydesk.stack.FreePorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How long searches take while articles are indexed. Both come at a fixed rate, whether the one before was answered or
 * not, and a search's time counts from when it was due: what waits counts as waiting.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what was not published or not answered is counted
@Command(name = "search", description = "The time of searches while articles are indexed; DIR holds the data sets.")
public final class SearchBenchmark implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder of the data sets.")
    private Path data = Path.of("");

    @Option(names = "--articles", defaultValue = "20000", description = "How many there are (default: 20000).")
    private int articles;

    @Option(names = "--indexed", defaultValue = "100", description = "Articles indexed a second (default: 100).")
    private int indexedPerSecond;

    @Option(names = "--searches", defaultValue = "10", description = "Searches a second (default: 10).")
    private int searchesPerSecond;

    @Option(names = "--seconds", defaultValue = "120", description = "How long is measured (default: 120).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Seconds before, until both sides are compiled (default: 60).")
    private int warmUp;

    @Option(names = "--seed", defaultValue = "1", description = "Of the questions (default: 1).")
    private long seed;

    @Option(names = "--prepared", required = true, description = "Where the enriched events are kept.")
    private Path prepared = Path.of("");

    @Option(names = "--work", required = true, description = "A folder for the servers' data; emptied by you.")
    private Path work = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, List<Double>> milliseconds = new TreeMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public Integer call() throws Exception {
        Map<String, byte[]> events = PreparedEvents.of(new DataFolder(data), prepared, articles);
        SearchMix mix = new SearchMix(events.values(), seed);
        int port = FreePorts.pick(1)[0];
        try (Servers servers = Servers.start(work);
                Contestant writer = Contestant.writer(
                        servers.home(), servers.kafka(), servers.node().hosts(), port, work)) {
            Node node = servers.node();
            node.reset();
            writer.publish(events, events.size());
            node.awaitWritten(events.size());
            ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
            try {
                List<byte[]> templates = new ArrayList<>(events.values());
                AtomicInteger published = new AtomicInteger();
                clock.scheduleAtFixedRate(
                        () -> publishOne(writer, templates, published.getAndIncrement()),
                        0,
                        TimeUnit.SECONDS.toNanos(1) / indexedPerSecond,
                        TimeUnit.NANOSECONDS);
                URI service = URI.create("http://127.0.0.1:" + port);
                ask(service, mix, warmUp);
                synchronized (milliseconds) {
                    milliseconds.clear();
                }
                ask(service, mix, seconds);
                System.out.printf(
                        Locale.ROOT,
                        "%d articles at the beginning, %d published meanwhile, %d written in the end%n",
                        events.size(),
                        published.get(),
                        node.written());
            } finally {
                clock.shutdownNow();
            }
        }
        report();
        return failures.get() == 0 ? 0 : 70;
    }

    /** An article of the corpus once more, with an id of its own. */
    private static void publishOne(Contestant writer, List<byte[]> templates, int number) {
        String text = new String(templates.get(number % templates.size()), StandardCharsets.UTF_8);
        String id = text.substring(text.indexOf("\"id\":\"") + 6, text.indexOf("\"id\":\"") + 38);
        String fresh = String.format(Locale.ROOT, "%032x", number);
        writer.publish(Map.of(fresh, text.replace(id, fresh).getBytes(StandardCharsets.UTF_8)), 1);
    }

    private void ask(URI service, SearchMix mix, int forSeconds) throws InterruptedException {
        long start = System.nanoTime();
        long gap = TimeUnit.SECONDS.toNanos(1) / searchesPerSecond;
        int count = forSeconds * searchesPerSecond;
        CountDownLatch open = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            long due = start + i * gap;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            SearchMix.Question question = mix.next();
            HttpRequest request =
                    HttpRequest.newBuilder(service.resolve(question.target())).build();
            http.sendAsync(request, BodyHandlers.ofByteArray()).whenComplete((answer, failure) -> {
                answered(question, answer, failure, System.nanoTime() - due);
                open.countDown();
            });
        }
        open.await();
    }

    private void answered(SearchMix.Question question, HttpResponse<byte[]> answer, Throwable failure, long nanos) {
        if (failure != null || answer.statusCode() != 200) {
            failures.incrementAndGet();
            System.err.println(question.target() + ": "
                    + (failure == null ? new String(answer.body(), StandardCharsets.UTF_8) : failure));
            return;
        }
        synchronized (milliseconds) {
            milliseconds
                    .computeIfAbsent(question.kind(), kind -> new ArrayList<>())
                    .add(nanos / 1e6);
        }
    }

    private void report() {
        Map<String, List<Double>> all = new LinkedHashMap<>(milliseconds);
        all.put("together", milliseconds.values().stream().flatMap(List::stream).toList());
        System.out.printf(
                Locale.ROOT, "%-12s %8s %8s %8s %8s %8s  ms%n", "question", "count", "p50", "p95", "p99", "most");
        all.forEach((kind, times) -> {
            Percentiles taken = new Percentiles(times);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %8d %8.1f %8.1f %8.1f %8.1f%n",
                    kind,
                    taken.count(),
                    taken.at(0.5),
                    taken.at(0.95),
                    taken.at(0.99),
                    taken.at(1));
        });
        System.out.println("not answered: " + failures.get());
    }
}
