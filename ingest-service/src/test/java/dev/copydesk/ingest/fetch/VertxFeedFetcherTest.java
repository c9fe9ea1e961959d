package dev.copydesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VertxFeedFetcherTest {
    private static final int MAX_BYTES = 4 << 20;
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private static Vertx vertx;
    private static MisbehavingServer server;
    private static VertxFeedFetcher fetcher;
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();
    private static final AtomicInteger LOOK_UPS = new AtomicInteger();

    @BeforeAll
    static void begin() throws Exception {
        vertx = Vertx.vertx();
        server = new MisbehavingServer();
        fetcher = fetcher(PATIENT, List.of("127.0.0.1/32"));
    }

    @AfterAll
    static void end() throws Exception {
        fetcher.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"feed", "gzip", "zstd", "brotli", "deflate", "bare-deflate", "says-gzip", "moved", "century"})
    void theBodyComesWhateverItsEncoding(String path) {
        FetchOutcome outcome = fetch(server.address("/" + path));

        assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(new String(((FetchOutcome.Fetched) outcome).body(), StandardCharsets.UTF_8))
                .contains("<title>Second</title>")
                .endsWith("</rss>\n");
    }

    @ParameterizedTest
    @CsvSource({
        "cut, TRUNCATED",
        "cut-gzip, TRUNCATED",
        "declares-1gb, TOO_LARGE",
        "streams-1gb, TOO_LARGE",
        "endless, TOO_SLOW",
        "redirects/0, TOO_MANY_REDIRECTS",
        "circle, TOO_MANY_REDIRECTS",
        "to-metadata, FORBIDDEN_ADDRESS",
        "to-file, BAD_REDIRECT",
        "to-name, DNS",
        "unknown-encoding, BAD_ENCODING",
        "bomb, DECOMPRESSION_BOMB",
        "bomb-in-bomb, DECOMPRESSION_BOMB",
        "huge-headers, HEADERS_TOO_LARGE",
        "garbage, PROTOCOL"
    })
    void aBadAnswerIsAFailureWithItsCause(String path, FetchFailure cause) {
        FetchOutcome outcome = fetch(server.address("/" + path));

        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(((FetchOutcome.Failed) outcome).cause())
                .as(outcome.toString())
                .isEqualTo(cause);
    }

    @Test
    void aServerThatNeverAnswersIsLeftAfterTheTimeLimit() {
        try (VertxFeedFetcher hasty = fetcher(Duration.ofMillis(300), List.of("127.0.0.0/8"))) {
            assertThat(cause(fetch(hasty, server.address("/silent")))).isEqualTo(FetchFailure.TIMEOUT);
        }
    }

    @Test
    void tenRedirectsAreFollowedAtMost() {
        fetch(server.address("/redirects/100"));

        assertThat(server.requests("/redirects/110")).isEqualTo(1);
        assertThat(server.requests("/redirects/111")).isZero();
    }

    @Test
    void onlyAPermanentMoveAllTheWayGivesANewAddress() {
        assertThat(answer(server.address("/moved308")).permanentAddress()).isEqualTo(server.address("/feed"));
        assertThat(answer(server.address("/moved-then-found")).permanentAddress())
                .isNull();
        assertThat(answer(server.address("/found")).permanentAddress()).isNull();
        assertThat(answer(server.address("/feed")).permanentAddress()).isNull();
    }

    @Test
    void validatorsGoBackVerbatim() {
        FetchOutcome outcome = fetcher.fetch(new FetchRequest(
                        server.address("/etag"),
                        FetchRequest.ACCEPT_FEED,
                        "\"one\"",
                        "yesterday",
                        MAX_BYTES,
                        ByteLease.UNLIMITED))
                .toCompletableFuture()
                .join();

        assertThat(outcome).isInstanceOf(FetchOutcome.NotModified.class);
        assertThat(server.lastHead("/etag"))
                .containsIgnoringCase("if-none-match: \"one\"")
                .containsIgnoringCase("if-modified-since: yesterday")
                .contains("Copydesk/0.1")
                .contains("gzip");
    }

    @Test
    void statusAndRetryAfterOfARefusalAreHandedOn() {
        Answer throttled = ((FetchOutcome.Refused) fetch(server.address("/throttled"))).answer();

        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.retryAfter()).isEqualTo("120");
        assertThat(((FetchOutcome.Refused) fetch(server.address("/gone")))
                        .answer()
                        .status())
                .isEqualTo(410);
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() {
        NAMES.put("rebinding.example", "127.0.0.1");
        LOOK_UPS.set(0);

        FetchOutcome outcome = fetch("http://rebinding.example:" + server.port() + "/name");

        assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(LOOK_UPS).as("a second look-up could answer otherwise").hasValue(1);
        assertThat(server.lastHead("/name")).containsIgnoringCase("host: rebinding.example:" + server.port());
    }

    @Test
    void aNameOfAnInternalAddressIsNotAsked() {
        NAMES.put("innocent.example", "10.0.0.7");

        assertThat(cause(fetch("http://innocent.example/feed"))).isEqualTo(FetchFailure.FORBIDDEN_ADDRESS);
    }

    @Test
    void loopbackIsForbiddenUnlessAllowed() {
        int before = server.requests("/feed");
        try (VertxFeedFetcher strict = fetcher(PATIENT, List.of())) {
            assertThat(cause(fetch(strict, server.address("/feed")))).isEqualTo(FetchFailure.FORBIDDEN_ADDRESS);
        }
        assertThat(server.requests("/feed")).isEqualTo(before);
    }

    @Test
    void aHostWithoutTlsFailsByTls() {
        assertThat(cause(fetch("https://127.0.0.1:" + server.port() + "/feed"))).isEqualTo(FetchFailure.TLS);
    }

    @Test
    void aClosedPortFailsByConnection() throws Exception {
        int closed;
        try (java.net.ServerSocket probe = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = probe.getLocalPort();
        }
        assertThat(cause(fetch("http://127.0.0.1:" + closed + "/"))).isEqualTo(FetchFailure.CONNECT);
    }

    @Test
    void credentialsGoToTheirOriginAndNowhereElse() {
        FetchOutcome outcome = fetch("http://reader:s3cret@127.0.0.1:" + server.port() + "/missing?token=abc");
        FetchOutcome failed = fetch("http://reader:s3cret@127.0.0.1:" + server.port() + "/cut?token=abc");

        assertThat(((FetchOutcome.Refused) outcome).answer().status()).isEqualTo(404);
        assertThat(server.lastHead("/missing?token=abc")).contains("Basic cmVhZGVyOnMzY3JldA==");
        assertThat(((FetchOutcome.Failed) failed).reason())
                .doesNotContain("s3cret")
                .doesNotContain("abc");
    }

    @Test
    void shortMemoryIsAFailureOfOurs() {
        FetchOutcome outcome = fetcher.fetch(new FetchRequest(
                        server.address("/feed"), FetchRequest.ACCEPT_FEED, null, null, MAX_BYTES, bytes -> false))
                .toCompletableFuture()
                .join();

        assertThat(cause(outcome)).isEqualTo(FetchFailure.OVERLOADED);
    }

    @Test
    void pagesAreFetchedAsRobotsTxtAllows() {
        RobotsRules robots = new RobotsRules(fetcher, java.time.InstantSource.system(), "copydesk");
        PageFetcher pages = new PageFetcher(fetcher, robots);

        assertThat(page(pages, "/page/1")).isInstanceOf(PageFetcher.CallAgain.class);
        assertThat(page(pages, "/page/1"))
                .isEqualTo(new PageFetcher.Page(
                        "<html><body>Zażółć</body></html>", java.util.Optional.of(Duration.ofSeconds(2))));
        assertThat(page(pages, "/private/1"))
                .isInstanceOfSatisfying(
                        PageFetcher.NoPage.class, no -> assertThat(no.lasting()).isTrue());
        assertThat(page(pages, "/throttled/1"))
                .as("what the host asks for comes with its refusal")
                .isInstanceOfSatisfying(PageFetcher.NoPage.class, no -> {
                    assertThat(no.lasting()).isFalse();
                    assertThat(no.refusal().orElseThrow().retryAfter()).isNotBlank();
                    assertThat(no.crawlDelay()).contains(Duration.ofSeconds(2));
                });
        assertThat(server.requests("/private/1")).isZero();
        assertThat(server.requests("/robots.txt")).isEqualTo(1);
    }

    private static PageFetcher.PageOutcome page(PageFetcher pages, String path) {
        return pages.fetch(server.address(path), MAX_BYTES, ByteLease.UNLIMITED, RedirectPolicy.FOLLOW)
                .toCompletableFuture()
                .join();
    }

    private static Answer answer(String address) {
        return ((FetchOutcome.Fetched) fetch(address)).answer();
    }

    private static FetchFailure cause(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        return ((FetchOutcome.Failed) outcome).cause();
    }

    private static FetchOutcome fetch(String address) {
        return fetch(fetcher, address);
    }

    private static FetchOutcome fetch(FeedFetcher with, String address) {
        return with.fetch(
                        new FetchRequest(address, FetchRequest.ACCEPT_FEED, null, null, MAX_BYTES, ByteLease.UNLIMITED))
                .toCompletableFuture()
                .join();
    }

    private static VertxFeedFetcher fetcher(Duration total, List<String> allowed) {
        FetchLimits defaults = FetchLimits.DEFAULTS;
        FetchLimits limits = new FetchLimits(
                defaults.userAgent(),
                defaults.connectTimeout(),
                total,
                256,
                Duration.ofSeconds(2),
                10,
                defaults.maxHeaderBytes(),
                30,
                16,
                defaults.idleTimeout(),
                allowed);
        return new VertxFeedFetcher(vertx, limits, VertxFeedFetcherTest::resolve, Runnable::run);
    }

    private static CompletionStage<List<InetAddress>> resolve(String host) {
        LOOK_UPS.incrementAndGet();
        try {
            return NAMES.containsKey(host)
                    ? CompletableFuture.completedFuture(List.of(InetAddress.getByName(NAMES.get(host))))
                    : CompletableFuture.failedFuture(new UnknownHostException(host));
        } catch (UnknownHostException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
