package dev.copydesk.benchmarks.poll;

import dev.copydesk.ingest.fetch.FetchLimits;
import dev.copydesk.ingest.fetch.HostResolver;
import dev.copydesk.ingest.fetch.PageFetcher;
import dev.copydesk.ingest.fetch.RobotsRules;
import dev.copydesk.ingest.fetch.VertxFeedFetcher;
import dev.copydesk.ingest.poll.ParsedFeeds;
import dev.copydesk.ingest.poll.PollSettings;
import dev.copydesk.ingest.poll.PollState;
import dev.copydesk.ingest.poll.PolledFeed;
import dev.copydesk.ingest.poll.Poller;
import dev.copydesk.ingest.poll.PollerSurroundings;
import dev.copydesk.ingest.poll.Trust;
import dev.copydesk.ingest.poll.Validators;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Source;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The polling process of the benchmark: arguments are the number of feeds, the rounds, the server's process id, its
 * ports and the rounds before the measured ones.
 *
 * <p>All that the service does but Kafka: scheduling, HTTP, decoding, parsing, selection, and articles and states as the JSON
 * that would be sent. Rates are polls by CPU second of this process, its garbage collector and compiler included.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the timer runs its tasks
final class PollRun {
    private static final int FEEDS_PER_HOST = 4;
    private static final long PROGRESS_NANOS = 5_000_000_000L;
    private static final double NANOS = 1e9;

    private final int feeds;
    private final long serverPid;
    private final List<String> ports;
    private final LongAdder jsonBytes = new LongAdder();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(PollRun::daemon);
    private final ExecutorService worker = Executors.newFixedThreadPool(2, PollRun::daemon);
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient control = HttpClient.newHttpClient();
    private final VertxFeedFetcher fetcher;
    private final Poller poller;

    private PollRun(int feeds, long serverPid, List<String> ports) {
        this.feeds = feeds;
        this.serverPid = serverPid;
        this.ports = ports;
        vertx.exceptionHandler(Throwable::printStackTrace);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HostResolver resolver = host -> CompletableFuture.completedFuture(List.of(loopback));
        FetchLimits defaults = FetchLimits.DEFAULTS;
        FetchLimits limits = new FetchLimits(
                defaults.userAgent(),
                defaults.connectTimeout(),
                defaults.totalTimeout(),
                defaults.minBytesPerSecond(),
                defaults.rateWindow(),
                defaults.maxRedirects(),
                defaults.maxHeaderBytes(),
                defaults.maxRatio(),
                defaults.maxIdleConnections(),
                defaults.idleTimeout(),
                List.of("127.0.0.0/8"));
        fetcher = new VertxFeedFetcher(vertx, limits, resolver, worker);
        InstantSource time = InstantSource.system();
        poller = new Poller(
                settings(),
                new PollerSurroundings(
                        fetcher,
                        new PageFetcher(fetcher, new RobotsRules(fetcher, time, "copydesk")),
                        new ParsedFeeds(),
                        articles -> {
                            articles.forEach(article -> jsonBytes.add(EventJson.write(article).length));
                            return CompletableFuture.completedFuture(null);
                        },
                        (id, state) -> {
                            jsonBytes.add(EventJson.write(state).length);
                            return CompletableFuture.completedFuture(null);
                        },
                        time,
                        new Random(42),
                        (delay, task) -> timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS),
                        worker));
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        PollRun run = new PollRun(
                Integer.parseInt(arguments[0]), Long.parseLong(arguments[2]), List.of(arguments[3].split(",")));
        run.measure(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[4]));
        System.exit(0);
    }

    private void measure(int rounds, int warmUp) throws Exception {
        System.out.printf(
                "feeds %d, hosts %d, items a feed %d, processors %d, Java %s, max heap %d MiB%n",
                feeds,
                feeds / FEEDS_PER_HOST,
                FeedHosts.ITEMS,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf(
                "%-22s %8s %9s %9s %11s %12s %11s %9s %9s%n",
                "round", "polls", "wall s", "CPU s", "server CPU", "polls/CPU s", "articles", "MB wire", "MB JSON");
        for (int number = 0; number < feeds; number++) {
            poller.start(feed(number), null);
        }
        round("full, first time", () -> {});
        for (int i = 1; i < warmUp; i++) {
            generation(i + 1);
            round("full, warm-up", this::pollAll);
        }
        for (int i = 0; i < rounds; i++) {
            generation(warmUp + i + 1);
            round("full, 20 new items", this::pollAll);
        }
        // Recording takes its share of the processor, hence a round of its own.
        Path profile = HotSpots.record(() -> {
            generation(warmUp + rounds + 1);
            round("full, recorded", this::pollAll);
        });
        HotSpots.print("full polls", profile);
        for (int i = 0; i < warmUp; i++) {
            trustAll();
            round("304, warm-up", this::pollAll);
        }
        for (int i = 0; i < rounds; i++) {
            trustAll();
            round("304", this::pollAll);
        }
        profile = HotSpots.record(() -> {
            trustAll();
            round("304, recorded", this::pollAll);
        });
        HotSpots.print("304 answers", profile);
        heap();
        System.out.println("last error of feed 0: "
                + poller.state("feed0").orElseThrow().health().lastError());
        System.out.println(poller.counters());
    }

    private interface Step {
        void run() throws Exception;
    }

    private void round(String name, Step step) throws Exception {
        long polls = poller.counters().polls();
        long articles = poller.counters().articles();
        long bytes = poller.counters().bytes();
        long json = jsonBytes.sum();
        long wall = System.nanoTime();
        long cpu = cpu();
        Duration server = serverCpu();
        step.run();
        long expected = name.equals("full, first time") ? feeds : polls + feeds;
        long shown = wall;
        while (poller.counters().polls() < expected) {
            TimeUnit.MILLISECONDS.sleep(5);
            if (System.nanoTime() - shown > PROGRESS_NANOS) {
                shown = System.nanoTime();
                System.err.println(poller.counters() + ", " + fetcher.openConnections() + " connections");
            }
        }
        double seconds = (cpu() - cpu) / NANOS;
        long done = poller.counters().polls() - polls;
        System.out.printf(
                "%-22s %8d %9.2f %9.2f %11.2f %12.0f %11d %9.1f %9.1f%n",
                name,
                done,
                (System.nanoTime() - wall) / NANOS,
                seconds,
                serverCpu().minus(server).toMillis() / 1e3,
                done / seconds,
                poller.counters().articles() - articles,
                (poller.counters().bytes() - bytes) / 1e6,
                (jsonBytes.sum() - json) / 1e6);
    }

    private void pollAll() {
        for (int number = 0; number < feeds; number++) {
            poller.pollNow("feed" + number);
        }
    }

    /** As after some days: 304 answers are believed and not checked right away. */
    private void trustAll() {
        Instant now = Instant.now();
        for (int number = 0; number < feeds; number++) {
            PollState state = poller.state("feed" + number).orElseThrow();
            Validators known = state.validators();
            Validators trusted = new Validators(known.etag(), known.lastModified(), Trust.TRUSTED, 9, 9, now, 0, false);
            poller.stop("feed" + number);
            poller.start(
                    feed(number),
                    new PollState(
                            state.address(),
                            state.registeredAddress(),
                            trusted,
                            state.schedule(),
                            state.health(),
                            state.history(),
                            state.bodyHash(),
                            state.seen(),
                            state.pendingPages(),
                            state.totals()));
        }
    }

    private PolledFeed feed(int number) {
        int host = number / FEEDS_PER_HOST;
        String address = "http://host" + host + ".example:" + ports.get(host % ports.size()) + "/feed/" + number;
        return new PolledFeed("feed" + number, address, new Source("host" + host, "Host " + host, null, null));
    }

    private void generation(int number) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + ports.get(0) + "/generation/" + number);
        control.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
    }

    private void heap() {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                "heap: %d MiB live after all rounds, %d MiB sum of the pools' peaks, limit %d MiB%n",
                used >> 20, peak >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    private Duration serverCpu() {
        return ProcessHandle.of(serverPid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Polls between rounds would blur the figures. */
    private static PollSettings settings() {
        PollSettings defaults = PollSettings.DEFAULTS;
        return new PollSettings(
                Duration.ofHours(2),
                defaults.maxInterval(),
                Duration.ofHours(2),
                defaults.maxHint(),
                Duration.ofHours(2),
                defaults.maxFailureDelay(),
                Duration.ofHours(2),
                defaults.hostSpacing(),
                defaults.hostConcurrency(),
                defaults.hostRest(),
                defaults.maxHostRest(),
                400,
                defaults.maxBytesInFlight(),
                defaults.maxFeedBytes(),
                defaults.maxPageBytes(),
                defaults.maxPagesPerPoll(),
                defaults.maxPageAttempts());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "poll-benchmark");
        thread.setDaemon(true);
        return thread;
    }
}
