package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.enrich.duplicate.ArticleKey;
import dev.copydesk.enrich.duplicate.Fingerprinter;
import dev.copydesk.enrich.duplicate.InMemoryBytes;
import dev.copydesk.enrich.duplicate.LaneDuplicates;
import dev.copydesk.enrich.duplicate.Member;
import dev.copydesk.enrich.duplicate.ShingleSet;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topics;
import dev.copydesk.stack.EmbeddedStack;
import dev.copydesk.stack.FreePorts;
import dev.copydesk.stack.KafkaSettings;
import dev.copydesk.stack.StackHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code copydesk benchmark same-verdicts}: real articles through the pure core in several orders, through one instance of
 * enrich-service, and through three of which one is killed in the middle; every verdict must be the same to its last word.
 */
@Command(name = "same-verdicts", description = "The same corpus by core and topology; DIR holds the data sets.")
public final class SameVerdictsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int WINDOW_DAYS = 30;

    @Parameters(paramLabel = "DIR", description = "Folder of data sets; corpora/allsides_20000.jsonl.xz is read.")
    private Path data = Path.of("");

    @Option(names = "--work", required = true, description = "A folder for the servers' data; emptied by you.")
    private Path work = Path.of("");

    @Option(names = "--articles", description = "How many, at most; 20000 is the default.")
    private int most = 20_000;

    /** What the core compares of an article. */
    private record Compared(Member member, Fingerprinter.Fingerprinted read) {}

    @Override
    public Integer call() throws Exception {
        RawEvents events = RawEvents.whole(new DataFolder(data), most);
        List<Compared> compared = compared(events);
        Map<String, Duplicate> expected = ofCore(compared);
        System.out.printf(
                Locale.ROOT,
                "%d articles: %s%n",
                events.size(),
                new TreeMap<>(expected.values().stream()
                        .collect(Collectors.groupingBy(Duplicate::status, Collectors.counting()))));
        for (int seed = 1; seed <= 3; seed++) {
            List<Compared> shuffled = new ArrayList<>(compared);
            Collections.shuffle(shuffled, new Random(seed));
            report("core, shuffled with seed " + seed, expected, ofCore(shuffled));
        }
        Path home = Path.of(System.getProperty("copydesk.home", "."));
        int[] ports = FreePorts.pick(6);
        Files.createDirectories(work);
        KafkaSettings kafka =
                new KafkaSettings(work.resolve("kafka"), ports[0], ports[1], KafkaSettings.HEAP_IN_MEGABYTES, false);
        try (EmbeddedStack stack =
                EmbeddedStack.startKafka(new StackHome(home.resolve("embedded-stack/target/stack")), kafka)) {
            String servers = stack.kafkaBootstrapServers();
            try (EnrichInstance only = EnrichInstance.start(home, servers, ports[2], work, 1, "only")) {
                only.awaitReady(PATIENCE);
                try (StreamClient client = new StreamClient(servers, Topics.RAW, Topics.enriched(1))) {
                    for (int i = 0; i < events.size(); i++) {
                        client.send(events.next());
                    }
                    client.awaitAll(PATIENCE);
                    report("one instance", expected, client.awaitRest());
                }
            }
            try (EnrichInstance first = EnrichInstance.start(home, servers, ports[3], work, 2, "first");
                    EnrichInstance second = EnrichInstance.start(home, servers, ports[4], work, 2, "second");
                    EnrichInstance third = EnrichInstance.start(home, servers, ports[5], work, 2, "third")) {
                first.awaitReady(PATIENCE);
                third.awaitReady(PATIENCE);
                try (StreamClient client = new StreamClient(servers, Topics.RAW, Topics.enriched(2))) {
                    events.rewind();
                    for (int i = 0; i < events.size(); i++) {
                        client.expect(events.next().id());
                    }
                    client.awaitDownTo(events.size() * 2 / 3, PATIENCE);
                    second.signal("KILL");
                    client.awaitAll(PATIENCE);
                    report(
                            "three instances over the same topic from its beginning, one killed in the middle",
                            expected,
                            client.awaitRest());
                }
            }
        }
        return ExitCode.OK;
    }

    private static List<Compared> compared(RawEvents events) {
        ArticleEnricher enricher = new ArticleEnricher(new Annotator());
        Fingerprinter fingerprinter = new Fingerprinter();
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            EnrichedArticle article =
                    enricher.annotate(EventJson.read(events.next().json(), RawArticle.class), RawEvents.FIRST_SEEN_AT);
            compared.add(new Compared(
                    new Member(
                            new ArticleKey(article.firstSeenAt(), article.id()),
                            article.source().name()),
                    fingerprinter.fingerprintAndShingles(article.language().code(), article.title(), article.text())));
        }
        events.rewind();
        return compared;
    }

    private static Map<String, Duplicate> ofCore(List<Compared> articles) {
        Map<String, ShingleSet> shingles = new HashMap<>();
        LaneDuplicates lanes = new LaneDuplicates(new InMemoryBytes(), id -> Known.in(shingles, id), WINDOW_DAYS);
        Map<String, Duplicate> verdicts = new HashMap<>();
        for (Compared article : articles) {
            shingles.put(article.member().key().id(), article.read().shingles());
            verdicts.putAll(lanes.add(article.member(), article.read().fingerprint()));
        }
        return verdicts;
    }

    private static void report(String what, Map<String, Duplicate> expected, Map<String, Duplicate> found) {
        List<String> different = expected.entrySet().stream()
                .filter(verdict -> !verdict.getValue().equals(found.get(verdict.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %d verdicts, %d differ, %d missing%n",
                what,
                found.size(),
                different.size(),
                different.stream().filter(id -> !found.containsKey(id)).count());
        different.stream().limit(3).forEach(id -> System.out.println("  " + expected.get(id) + "\n  " + found.get(id)));
        System.out.flush();
    }
}
