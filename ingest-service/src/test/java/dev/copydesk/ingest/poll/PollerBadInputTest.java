package dev.copydesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.ingest.fetch.FetchLimits;
import dev.copydesk.ingest.fetch.MisbehavingServer;
import dev.copydesk.ingest.fetch.PageFetcher;
import dev.copydesk.ingest.fetch.RobotsRules;
import dev.copydesk.ingest.fetch.VertxFeedFetcher;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole poller over real sockets against a server that does everything wrong; only time is ours. */
class PollerBadInputTest {
    private static final List<String> BAD = List.of(
            "cut",
            "cut-gzip",
            "declares-1gb",
            "streams-1gb",
            "endless",
            "redirects/0",
            "circle",
            "bomb",
            "garbage",
            "huge-headers",
            "gone",
            "throttled",
            "missing",
            "to-metadata");
    /** Odd, and yet their items come. */
    private static final List<String> ODD = List.of("truncated-xml", "alternating", "century", "billion-laughs");

    /** Feeds of one host that answers 429 to all of them. */
    private static final int STORM = 5;

    private static final int GOOD = 20;
    private static final int HOURS = 84;
    private static final int HOURS_PER_STEP = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SteppedTime time = new SteppedTime();
    private final Map<String, PollState> saved = new ConcurrentHashMap<>();
    private final Map<String, Integer> published = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newFixedThreadPool(2);
    private final Vertx vertx = Vertx.vertx();
    private MisbehavingServer server;
    private VertxFeedFetcher fetcher;
    private Poller poller;

    @BeforeEach
    void begin() throws Exception {
        server = new MisbehavingServer();
        FetchLimits limits = new FetchLimits(
                "Copydesk test",
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                100,
                Duration.ofMillis(500),
                10,
                32 * 1024,
                30,
                16,
                Duration.ofSeconds(15),
                List.of("127.0.0.0/8"));
        fetcher = new VertxFeedFetcher(vertx, limits, PollerBadInputTest::resolve, worker);
        PollSettings settings = new PollSettings(
                Duration.ofMinutes(1),
                Duration.ofHours(24),
                Duration.ofMinutes(15),
                Duration.ofHours(4),
                Duration.ofMinutes(2),
                Duration.ofHours(24),
                Duration.ofMinutes(1),
                Duration.ZERO,
                100,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                200,
                64 << 20,
                4 << 20,
                1 << 20,
                20,
                3);
        poller = new Poller(
                settings,
                new PollerSurroundings(
                        fetcher,
                        new PageFetcher(fetcher, new RobotsRules(fetcher, time, "copydesk")),
                        new ParsedFeeds(),
                        articles -> {
                            for (RawArticle article : articles) {
                                published.merge(article.source().id(), 1, Integer::sum);
                            }
                            return CompletableFuture.completedFuture(null);
                        },
                        (id, state) -> {
                            saved.put(id, state);
                            return CompletableFuture.completedFuture(null);
                        },
                        time,
                        new Random(7),
                        time,
                        worker));
    }

    @AfterEach
    void end() throws Exception {
        fetcher.close();
        server.close();
        worker.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatIsBadIsCountedShownAndSlowedDownAndDelaysNobody() {
        BAD.forEach(path -> start(path, address(path, path)));
        ODD.forEach(path -> start(path, address(path, path)));
        for (int i = 0; i < STORM; i++) {
            start("storm" + i, address("storm", "throttled/" + i));
        }
        start("tls", address("tls", "tls").replace("http:", "https:"));
        start("dns", "http://nowhere.example/feed");
        start("scheme", "ftp://feed.example/feed");
        for (int i = 0; i < GOOD; i++) {
            start("good" + i, address("good" + i, "good" + i));
        }

        awaitRest();
        for (int hour = 0; hour < HOURS; hour += HOURS_PER_STEP) {
            time.step(Duration.ofHours(HOURS_PER_STEP));
            awaitRest();
        }

        for (int i = 0; i < GOOD; i++) {
            PollState good = saved("good" + i);
            assertThat(good.totals().failures()).isZero();
            assertThat(good.totals().polls())
                    .as("polled on, whatever others do")
                    .isGreaterThan(8);
            assertThat(published.get("good" + i)).as("each item once").isEqualTo(2);
        }
        BAD.forEach(this::assertCountedShownAndSlowedDown);
        List.of("tls", "dns", "scheme").forEach(this::assertCountedShownAndSlowedDown);
        for (int i = 0; i < STORM; i++) {
            assertCountedShownAndSlowedDown("storm" + i);
        }
        assertThat(saved("tls").health().lastError()).contains("TLS failed");
        assertThat(saved("dns").health().lastError()).contains("host name was not found");
        assertThat(saved("gone").health().gone()).isTrue();
        assertThat(saved("throttled").schedule().retryAfter()).isNotNull();
        assertThat(published.get("century")).isEqualTo(2);
        assertThat(published.get("alternating")).as("three different items").isEqualTo(3);
        assertThat(published.get("truncated-xml")).isGreaterThanOrEqualTo(1);
        assertThat(poller.counters().bytesInFlight()).isZero();
        assertThat(poller.counters().failed() + poller.counters().refused())
                .isEqualTo(saved.values().stream()
                        .mapToLong(state -> state.totals().failures())
                        .sum());
    }

    private void assertCountedShownAndSlowedDown(String id) {
        PollState state = saved(id);
        assertThat(state.health().failuresInARow()).as(id).isGreaterThanOrEqualTo(3);
        assertThat(state.totals().failures()).as(id).isEqualTo(state.totals().polls());
        assertThat(state.totals().polls()).as("%s backs off", id).isLessThan(20);
        assertThat(state.health().lastError()).as(id).isNotBlank();
        assertThat(state.schedule().nextAt())
                .as("%s is never given up", id)
                .isBefore(time.instant().plus(Duration.ofHours(27)));
        assertThat(published).doesNotContainKey(id);
    }

    /** Until nothing is under way; what waits for a host that rests waits for time to pass. */
    private void awaitRest() {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> poller.counters().inFlight() == 0);
    }

    private PollState saved(String id) {
        return Objects.requireNonNull(saved.get(id), id);
    }

    /** Each feed has a host of its own, all at the server's address. */
    private String address(String host, String path) {
        return "http://" + host + ".test:" + server.port() + "/" + path;
    }

    private void start(String id, String address) {
        poller.start(new PolledFeed(id, address, new Source(id, id, null, null)), null);
    }

    private static CompletionStage<List<InetAddress>> resolve(String host) {
        return host.endsWith(".test")
                ? CompletableFuture.completedFuture(List.of(InetAddress.getLoopbackAddress()))
                : CompletableFuture.failedFuture(new UnknownHostException(host));
    }

    /** A clock that stands until it is stepped, and then runs what became due. */
    private static final class SteppedTime implements InstantSource, Wakeup {
        private volatile Instant now = Instant.parse("2026-11-22T05:00:00Z");
        private final ConcurrentSkipListMap<String, Runnable> due = new ConcurrentSkipListMap<>();
        private final AtomicLong number = new AtomicLong();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public void after(Duration delay, Runnable task) {
            long at = now.plus(delay).toEpochMilli();
            due.put(String.format(java.util.Locale.ROOT, "%020d-%010d", at, number.getAndIncrement()), task);
        }

        void step(Duration duration) {
            now = now.plus(duration);
            String end = String.format(java.util.Locale.ROOT, "%020d-", now.toEpochMilli() + 1);
            List<Runnable> ready = List.copyOf(due.headMap(end).values());
            due.headMap(end).clear();
            ready.forEach(Runnable::run);
        }
    }
}
