package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.enrich.duplicate.ArticleKey;
import dev.copydesk.enrich.duplicate.Fingerprint;
import dev.copydesk.enrich.duplicate.Fingerprinter;
import dev.copydesk.enrich.duplicate.InMemoryBytes;
import dev.copydesk.enrich.duplicate.LaneDuplicates;
import dev.copydesk.enrich.duplicate.Member;
import dev.copydesk.enrich.duplicate.ShingleSet;
import dev.copydesk.enrich.duplicate.TextHash;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code copydesk benchmark bad-input}: what hostile articles cost a lane, on the heap. */
@Command(name = "bad-input", description = "What floods and adversarial articles cost a lane.")
public final class BadInputBenchmark implements Callable<Integer> {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int WINDOW_DAYS = 30;

    @Option(names = "--articles", description = "How many of the simple kinds; a million is the default.")
    private int articles = 1_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Fingerprinter fingerprinter = new Fingerprinter();

    /** What is compared of the article of a number. */
    private record Text(Fingerprint fingerprint, ShingleSet shingles) {}

    @Override
    public Integer call() {
        String story = words(new Random(1), 480);
        Text same = text("Ferry", story);
        System.out.println(
                "| input | articles | CPU µs an article | worst tenth | store entries an article | verdicts an article"
                        + " | comparisons an article | bucket overflows | floods |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        run("the same article", articles, number -> same);
        run("one word, a thousand titles", articles, number -> text("Title " + number % 1000, "one"));
        run("one word repeated", articles / 100, number -> text("", "buffalo ".repeat(20 + number % 1000)));
        run("one band shared with everybody", articles / 10, this::oneBand);
        run("stories from one template", 10_000, number -> text("", story + " number" + number));
        run(
                "the same article, and each tenth a rewrite of it",
                articles / 10,
                number -> number % 10 == 9 ? text("", story + " rewritten" + number) : same);
        return ExitCode.OK;
    }

    private Text text(String title, String text) {
        Fingerprinter.Fingerprinted read = fingerprinter.fingerprintAndShingles("en", title, text);
        return new Text(read.fingerprint(), read.shingles());
    }

    private Text oneBand(int number) {
        Random random = new Random(number);
        char[] sketch = new char[64];
        for (int bin = 3; bin < sketch.length; bin++) {
            sketch[bin] = (char) random.nextInt(0x10000);
        }
        return new Text(
                new Fingerprint(1, new TextHash(random.nextLong(), number), sketch, new int[0]),
                ShingleSet.ofSorted(new int[] {number}));
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "w" + random.nextInt(5000))
                .collect(Collectors.joining(" "));
    }

    private void run(String what, int count, IntFunction<Text> texts) {
        InMemoryBytes store = new InMemoryBytes();
        LaneDuplicates lane = new LaneDuplicates(
                store, id -> texts.apply(Integer.parseInt(id)).shingles(), WINDOW_DAYS);
        long verdicts = 0;
        long worst = 0;
        long whole = 0;
        for (int tenth = 0; tenth < 10; tenth++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < count / 10; i++) {
                int number = tenth * (count / 10) + i;
                Member member =
                        new Member(new ArticleKey(NOON.plusMillis(number), String.valueOf(number)), "The Harbour Post");
                verdicts += lane.add(member, texts.apply(number).fingerprint()).size();
            }
            long nanos = threads.getCurrentThreadCpuTime() - start;
            worst = Math.max(worst, nanos);
            whole += nanos;
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.2f | %.2f | %.2f | %d | %d |%n",
                what,
                count,
                whole / 1e3 / count,
                worst / 1e2 / count,
                (double) store.size() / count,
                (double) verdicts / count,
                (double) lane.counters().comparisons() / count,
                lane.counters().bucketOverflows(),
                lane.counters().floods());
        System.out.flush();
    }
}
