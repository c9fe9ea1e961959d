package dev.copydesk.benchmarks.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.enrich.EnrichmentVersion;
import dev.copydesk.enrich.Part;
import dev.copydesk.ingest.document.RowOutcome;
import dev.copydesk.ingest.document.RowReader;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code copydesk benchmark enrich}: articles a second of all of enrichment except duplicates, on one thread.
 *
 * <p>Time is processor time of the thread, the wall clock beside it, and the undisturbed time: of each article its quickest round, the mean
 * of these. Other work on the machine lengthens processor time, too, by what it pushes out of the caches; it hardly lengthens the undisturbed
 * time. The share of a part is the difference between doing it and not doing it.
 */
@Command(name = "enrich", description = "Articles a second of enrichment without duplicates, on one thread.")
public final class EnrichBenchmark implements Callable<Integer> {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MIN_CHARS = 2_500;
    private static final int MAX_CHARS = 3_500;

    @Parameters(paramLabel = "DIR", description = "Folder of data sets; corpora/allsides_20000.jsonl.xz is read.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--articles", description = "How many; 1000 is the default.")
    private int articles = 1000;

    @Option(names = "--rounds", description = "Rounds that count, after three that do not; 7 is the default.")
    private int rounds = 7;

    @Option(names = "--html", description = "Give each text as an HTML page of paragraphs rather than as plain text.")
    private boolean html;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** One way to do the work; the result is kept from being optimised away. */
    private record Work(String name, Function<RawArticle, Object> step) {}

    private record Cost(double cpuMicros, double wallMicros, double undisturbedMicros, double bytes) {}

    @Override
    public Integer call() throws IOException {
        List<RawArticle> admitted = admitted();
        ArticleEnricher enricher = new ArticleEnricher(new Annotator());
        List<Work> works = List.of(
                new Work("text", article -> enricher.annotate(article, NOW, Set.of(Part.TEXT))),
                new Work("text, language", article -> enricher.annotate(article, NOW, Set.of(Part.LANGUAGE))),
                new Work("text, language, topics, keyphrases", article -> enricher.annotate(article, NOW)),
                new Work("all and JSON", article -> EventJson.write(enricher.annotate(article, NOW))),
                new Work("JSON in, all, JSON out", new Function<>() {
                    private final Map<String, byte[]> received = received(admitted);

                    @Override
                    public Object apply(RawArticle article) {
                        RawArticle read =
                                EventJson.read(Objects.requireNonNull(received.get(article.id())), RawArticle.class);
                        return EventJson.write(enricher.annotate(read, NOW));
                    }
                }));
        System.out.printf(
                Locale.ROOT,
                "%d articles of %.0f characters on average, %s, enrichment %s, JDK %s, median of %d rounds, one thread%n%n",
                admitted.size(),
                admitted.stream()
                        .mapToInt(article -> article.content().value().length())
                        .average()
                        .orElse(0),
                html ? "HTML" : "plain text",
                EnrichmentVersion.CURRENT,
                Runtime.version(),
                rounds);
        System.out.println(
                "| work | CPU µs an article | articles/s of CPU | wall µs | undisturbed µs | bytes allocated an article |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (Work work : works) {
            Cost cost = measured(work, admitted);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.0f | %.0f |%n",
                    work.name(),
                    cost.cpuMicros(),
                    1e6 / cost.cpuMicros(),
                    cost.wallMicros(),
                    cost.undisturbedMicros(),
                    cost.bytes());
        }
        return ExitCode.OK;
    }

    private Cost measured(Work work, List<RawArticle> admitted) {
        double[] cpu = new double[rounds];
        double[] wall = new double[rounds];
        double[] bytes = new double[rounds];
        long[] quickest = new long[admitted.size()];
        Arrays.fill(quickest, Long.MAX_VALUE);
        long kept = 0;
        for (int round = -3; round < rounds; round++) {
            long cpuStart = threads.getCurrentThreadCpuTime();
            long wallStart = System.nanoTime();
            long bytesStart = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < quickest.length; i++) {
                long start = System.nanoTime();
                kept += work.step().apply(admitted.get(i)).hashCode() & 1;
                quickest[i] = Math.min(quickest[i], System.nanoTime() - start);
            }
            if (round >= 0) {
                cpu[round] = (threads.getCurrentThreadCpuTime() - cpuStart) / 1e3 / admitted.size();
                wall[round] = (System.nanoTime() - wallStart) / 1e3 / admitted.size();
                bytes[round] = (double) (threads.getCurrentThreadAllocatedBytes() - bytesStart) / admitted.size();
            }
        }
        if (kept < 0) {
            throw new IllegalStateException("a count below 0");
        }
        double undisturbed = Arrays.stream(quickest).average().orElse(0) / 1e3;
        return new Cost(median(cpu), median(wall), undisturbed, median(bytes));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Map<String, byte[]> received(List<RawArticle> admitted) {
        Map<String, byte[]> received = new HashMap<>();
        admitted.forEach(article -> received.put(article.id(), EventJson.write(article)));
        return received;
    }

    private List<RawArticle> admitted() throws IOException {
        List<RawArticle> admitted = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new DataFolder(folder).open("corpora/allsides_20000.jsonl.xz"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && admitted.size() < articles; line = lines.readLine()) {
                JsonNode row = EventJson.mapper().readTree(line);
                String body = row.path("body").asText();
                if (body.length() >= MIN_CHARS && body.length() <= MAX_CHARS) {
                    admitted.add(admitted(row, body));
                }
            }
        }
        return admitted;
    }

    private RawArticle admitted(JsonNode row, String body) {
        Map<String, String> fields = html
                ? Map.of(
                        "url",
                        row.path("url").asText(),
                        "title",
                        row.path("title").asText(),
                        "html",
                        page(row, body))
                : Map.of(
                        "url",
                        row.path("url").asText(),
                        "title",
                        row.path("title").asText(),
                        "text",
                        body);
        RowOutcome outcome = RowReader.read(EventJson.write(fields), NOW);
        if (outcome instanceof RowOutcome.Article read) {
            RawArticle article = read.article();
            return article.admitted(NOW, 1, List.of(article.source()), NOW);
        }
        throw new IllegalStateException("refused: " + outcome);
    }

    private static String page(JsonNode row, String body) {
        return "<!doctype html><html><head><title>" + row.path("title").asText().replace("<", "&lt;")
                + "</title></head><body><nav><a href='/'>Home</a></nav><article><h1>"
                + row.path("title").asText().replace("<", "&lt;") + "</h1><p>"
                + body.replace("&", "&amp;").replace("<", "&lt;").replaceAll("\\n+", "</p><p>")
                + "</p></article><footer>Contact</footer></body></html>";
    }
}
