package dev.copydesk.benchmarks.duplicate;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.model.Topics;
import dev.copydesk.stack.EmbeddedStack;
import dev.copydesk.stack.FreePorts;
import dev.copydesk.stack.KafkaSettings;
import dev.copydesk.stack.StackHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code copydesk benchmark stream}: enrich-service as it is built and started by {@code copydesk up}, between a real broker's
 * {@code articles.raw} and {@code articles.enriched-g1}. Each rate is offered for a while and the time from standing in the one topic to
 * being readable, committed, in the other is taken of every article; then a backlog is worked off.
 */
@Command(name = "stream", description = "Rate and latency of enrichment through Kafka; DIR holds the data sets.")
public final class StreamBenchmark implements Callable<Integer> {
    private static final int WARM = 6_000;
    private static final int WARM_RATE = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Parameters(paramLabel = "DIR", description = "Folder of data sets; corpora/allsides_20000.jsonl.xz is read.")
    private Path data = Path.of("");

    @Option(names = "--work", required = true, description = "A folder for the servers' data; emptied by you.")
    private Path work = Path.of("");

    @Option(names = "--rates", split = ",", description = "Articles a second, one after the other.")
    private List<Integer> rates = List.of(100, 1000);

    @Option(names = "--seconds", description = "How long each rate is offered; 30 is the default.")
    private int seconds = 30;

    @Option(
            names = "--rounds",
            description = "How often such a backlog is worked off, compiled better each time; 3 is the default.")
    private int rounds = 3;

    @Option(names = "--backlog", description = "Articles that wait when the service comes back; 30000 is the default.")
    private int backlog = 30_000;

    @Override
    public Integer call() throws Exception {
        int count = 1
                + WARM
                + rounds * backlog
                + rates.stream().mapToInt(rate -> rate * seconds).sum();
        RawEvents events = RawEvents.of(new DataFolder(data), count);
        System.out.printf(
                Locale.ROOT,
                "%d articles of %.0f characters on average, events of %.0f bytes%n%n",
                events.size(),
                events.averageChars(),
                events.averageBytes());
        Path home = Path.of(System.getProperty("copydesk.home", "."));
        int[] ports = FreePorts.pick(3);
        Files.createDirectories(work);
        KafkaSettings kafka =
                new KafkaSettings(work.resolve("kafka"), ports[0], ports[1], KafkaSettings.HEAP_IN_MEGABYTES, false);
        try (EmbeddedStack stack =
                        EmbeddedStack.startKafka(new StackHome(home.resolve("embedded-stack/target/stack")), kafka);
                EnrichInstance instance =
                        EnrichInstance.start(home, kafka.bootstrapServers(), ports[2], work, 1, "enrich")) {
            instance.awaitReady(PATIENCE);
            long broker = stack.children().get(0).pid();
            try (StreamClient client = new StreamClient(kafka.bootstrapServers(), Topics.RAW, Topics.enriched(1))) {
                offer("warm-up", WARM_RATE, WARM, events, client, instance, broker);
                for (int rate : rates) {
                    offer(rate + "/s offered", rate, rate * seconds, events, client, instance, broker);
                }
                for (int round = 1; round <= rounds; round++) {
                    workOff(events, client, instance, broker);
                }
                System.out.println();
                instance.metrics().forEach(System.out::println);
                System.out.println();
                instance.signal("KILL");
                long killed = System.nanoTime();
                try (EnrichInstance again =
                        EnrichInstance.start(home, kafka.bootstrapServers(), ports[2], work, 1, "enrich")) {
                    client.send(events.next());
                    boolean out = client.awaitAll(PATIENCE);
                    System.out.printf(
                            Locale.ROOT,
                            "killed and started again with %d articles in its state: %.1f s until a new article was"
                                    + " out%s%n",
                            events.size() - 1,
                            (System.nanoTime() - killed) / 1e9,
                            out ? "" : " – IT WAS NOT");
                    again.restored().forEach(System.out::println);
                }
            }
        }
        return ExitCode.OK;
    }

    private static void offer(
            String what,
            int rate,
            int count,
            RawEvents events,
            StreamClient client,
            EnrichInstance instance,
            long broker)
            throws InterruptedException {
        CpuShare cpu = CpuShare.start(instance.pid(), broker);
        long start = System.nanoTime();
        client.begin();
        for (int i = 0; i < count; i++) {
            long due = start + TimeUnit.SECONDS.toNanos(1) * i / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            client.send(events.next());
        }
        long offered = System.nanoTime();
        boolean all = client.awaitAll(PATIENCE);
        double drained = (System.nanoTime() - offered) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d articles, %s; %.2f s after the last was sent all were out (%s); %s%n",
                what,
                count,
                client.latencies(),
                drained,
                all ? "none missing" : client.missing() + " MISSING",
                cpu.perArticle(count));
    }

    private void workOff(RawEvents events, StreamClient client, EnrichInstance instance, long broker) throws Exception {
        instance.signal("STOP");
        client.begin();
        for (int i = 0; i < backlog; i++) {
            client.send(events.next());
        }
        client.flush();
        CpuShare cpu = CpuShare.start(instance.pid(), broker);
        long start = System.nanoTime();
        instance.signal("CONT");
        boolean all = client.awaitAll(PATIENCE);
        double taken = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "backlog of %d: %.1f s, %.0f articles/s (%s); %s%n",
                backlog,
                taken,
                backlog / taken,
                all ? "none missing" : client.missing() + " MISSING",
                cpu.perArticle(backlog));
    }
}
