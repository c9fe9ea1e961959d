package dev.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.ingest.poll.PollState;
import dev.copydesk.ingest.registry.FeedAddress;
import dev.copydesk.ingest.registry.FeedLog;
import dev.copydesk.ingest.registry.FeedTopic;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.ServiceClient.Reply;
import dev.copydesk.testsupport.StackTestResource;
import dev.copydesk.testsupport.TopicReader;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running service polls feeds of a host on this machine. */
@QuarkusTest
@TestProfile(FeedsIT.FeedsOnThisMachine.class)
@WithTestResource(
        value = StackTestResource.class,
        initArgs = @ResourceArg(name = StackTestResource.SERVERS, value = "kafka"))
class FeedsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JSON = "application/json";
    private static final String OPML = "text/x-opml";

    public static final class FeedsOnThisMachine implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "copydesk.feeds.allowed-addresses", "127.0.0.0/8",
                    "copydesk.feeds.min-interval", "PT1S",
                    "copydesk.feeds.max-interval", "PT2S",
                    "copydesk.feeds.first-interval", "PT1S",
                    "copydesk.feeds.check-delay", "PT1S",
                    "copydesk.feeds.failure-delay", "PT1S",
                    "copydesk.feeds.host-spacing", "PT0.01S");
        }
    }

    private final LocalFeed host = new LocalFeed();
    private final String path = "/" + UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "copydesk.topics.partitions")
    int partitions;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI address;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ServiceClient ingest;

    @BeforeEach
    void waitUntilTheServiceIsReady() {
        ingest = new ServiceClient(address);
        await().atMost(PATIENCE).until(ingest::isReady);
    }

    @AfterEach
    void removeTheFeed() {
        ingest.delete("/feeds/" + id());
        host.close();
    }

    @Test
    void theItemsOfAFeedAreAdmittedOnceEachAndAnEditIsARevision() {
        IntStream.range(0, 20).forEach(i -> host.put(path, "item-" + i, "Text of item " + i));
        Reply registered = register(path);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.json().path("health").path("condition").asText()).isEqualTo("NEW");

        try (TopicReader raw = new TopicReader(bootstrapServers, Topics.RAW, partitions)) {
            await().atMost(PATIENCE).until(() -> admitted(raw).size() == 20);
            int polls = host.requests(path);
            host.put(path, "item-7", "Another text of item 7");

            await().atMost(PATIENCE).until(() -> admitted(raw).size() == 21);
            await().atMost(PATIENCE).until(() -> host.requests(path) >= polls + 3); // by schedule
            Map<String, Long> revisions =
                    admitted(raw).stream().collect(Collectors.groupingBy(RawArticle::id, Collectors.counting()));
            assertThat(revisions).hasSize(20);
            assertThat(revisions.get(ArticleId.of(host.itemUrl(path, "item-7"), "news.example", null, "", "")))
                    .isEqualTo(2);
        }
    }

    @Test
    void aFeedShowsItsHealth() {
        host.put(path, "first", "Text");
        register(path);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(health().path("condition").asText()).isEqualTo("HEALTHY"));
        assertThat(health().path("lastStatus").asInt()).isIn(200, 304);
        assertThat(health().path("nextPollAt").asText()).isNotEmpty();
        assertThat(health().path("nextPollWhy").asText()).isNotEmpty();
        assertThat(health().path("newItems").asLong()).isEqualTo(1);
        assertThat(ingest.get("/feeds?state=healthy&q=" + path)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(ingest.get("/feeds?state=failing&q=" + path)
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void aFeedThatFailsIsAskedAgainAndRecovers() {
        register(path);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(health().path("condition").asText()).isEqualTo("FAILING"));
        assertThat(health().path("lastStatus").asInt()).isEqualTo(500);
        assertThat(health().path("lastError").asText()).isNotEmpty().doesNotContain("\n");

        host.put(path, "first", "Text");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(health().path("condition").asText()).isEqualTo("HEALTHY"));
    }

    @Test
    void aDeletedFeedIsPolledNoMoreAndALateStateDoesNotBringItBack() {
        host.put(path, "first", "Text");
        register(path);
        await().atMost(PATIENCE).until(() -> host.requests(path) > 1);

        assertThat(ingest.delete("/feeds/" + id()).status()).isEqualTo(204);
        assertThat(ingest.get("/feeds/" + id()).status()).isEqualTo(404);
        try (TopicReader feeds = new TopicReader(bootstrapServers, Topics.FEEDS, partitions)) {
            await().atMost(PATIENCE).until(() -> stateIsRemoved(feeds));
            int polls = host.requests(path);
            writeLateState(feeds);
            await().atMost(PATIENCE).until(() -> stateIsRemoved(feeds));

            assertThat(ingest.get("/feeds/" + id()).status()).isEqualTo(404);
            assertThat(ingest.delete("/feeds/" + id()).status()).isEqualTo(404);
            assertThat(ingest.post("/feeds/" + id() + "/poll", JSON, "").status())
                    .isEqualTo(404);
            assertThat(host.requests(path)).isEqualTo(polls);
        }
    }

    @Test
    void oneAddressIsOneFeed() {
        host.put(path, "first", "Text");
        assertThat(register(path).status()).isEqualTo(201);
        Reply again = ingest.post(
                "/feeds",
                JSON,
                "{\"url\": \"" + host.url(path).replace("http:", "HTTP:") + "#top\", \"title\": \"Named now\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("id").asText()).isEqualTo(id());
        assertThat(again.json().path("title").asText()).isEqualTo("Named now");
        assertThat(ingest.get("/feeds?q=" + path).json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void badRegistrationsAreRefusedInOneLine() {
        Map<String, Integer> bodies = Map.of(
                "{\"url\": \"ftp://example.org/feed\"}",
                400,
                "{\"url\": \"http://10.0.0.1/feed\"}",
                400,
                "{\"url\": \"http://169.254.169.254/latest/meta-data\"}",
                400,
                "{\"url\": \"http://[::1]/feed\"}",
                400,
                "{\"title\": \"no address\"}",
                400,
                "[1]",
                400,
                "{\"url\": ",
                400,
                "{\"url\": \"https://example.org/feed\", \"minInterval\": \"often\"}",
                400,
                "{\"url\": \"https://example.org/feed\", \"x\": \"" + "x".repeat(70_000) + "\"}",
                413);
        bodies.forEach((body, status) -> {
            Reply reply = ingest.post("/feeds", JSON, body);
            assertThat(reply.status()).as(body).isEqualTo(status);
            assertThat(reply.json().path("error").asText())
                    .as(body)
                    .isNotEmpty()
                    .doesNotContain("\n");
        });
        assertThat(ingest.get("/feeds?size=1001").status()).isEqualTo(400);
        assertThat(ingest.get("/feeds?from=-1").status()).isEqualTo(400);
        assertThat(ingest.get("/feeds?state=odd").status()).isEqualTo(400);
    }

    @Test
    void listsComeInAndGoOut() {
        host.put(path, "first", "Text");
        String list = "<opml version='2.0'><body><outline text='Cats & Dogs' xmlUrl='" + host.url(path)
                + "'/><outline text='Private' xmlUrl='http://192.168.1.1/feed'/></body></opml>";

        JsonNode first = ingest.post("/feeds", OPML, list).json();
        JsonNode second = ingest.post("/feeds", "application/xml", list).json();

        assertThat(first.path("added").asInt()).isEqualTo(1);
        assertThat(first.path("skippedCount").asInt()).isEqualTo(1);
        assertThat(second.path("added").asInt()).isZero();
        assertThat(second.path("known").asInt()).isEqualTo(1);
        String exported = ingest.get("/feeds.opml").body();
        assertThat(exported).contains(host.url(path), "Cats &amp; Dogs");
        assertThat(ingest.post("/feeds", OPML, exported).json().path("added").asInt())
                .isZero();
        assertThat(ingest.post("/feeds", OPML, "nothing of the kind").status()).isEqualTo(400);
    }

    @Test
    void aPageOfAnotherSiteMayNotWrite() {
        ServiceClient elsewhere = ingest.with("Origin", "https://evil.example");
        String row = "{\"title\": \"Forged\", \"text\": \"Forged\"}";

        assertThat(elsewhere.post("/articles", JSON, row).status()).isEqualTo(403);
        assertThat(elsewhere.post("/takedowns", JSON, "{}").status()).isEqualTo(403);
        assertThat(elsewhere
                        .post("/feeds", JSON, "{\"url\": \"https://example.org/\"}")
                        .status())
                .isEqualTo(403);
        assertThat(elsewhere.delete("/feeds/" + id()).status()).isEqualTo(403);
        Reply large = elsewhere.post("/articles", "application/x-ndjson", (row + "\n").repeat(60_000));
        assertThat(large.status()).isEqualTo(403);
        assertThat(large.json().path("error").asText()).contains("allowed-hosts");
        assertThat(elsewhere.get("/feeds").status()).isEqualTo(200);
        assertThat(ingest.with("Origin", "http://localhost:8083")
                        .post("/articles", JSON, row)
                        .status())
                .isEqualTo(202);
    }

    private Reply register(String feed) {
        return ingest.post(
                "/feeds", JSON, "{\"url\": \"" + host.url(feed) + "\", \"homepage\": \"https://news.example/\"}");
    }

    private JsonNode health() {
        return ingest.get("/feeds/" + id()).json().path("health");
    }

    private String id() {
        return FeedAddress.of(host.url(path)).id();
    }

    private List<RawArticle> admitted(TopicReader raw) {
        return raw.readAll().stream()
                .filter(record -> record.value() != null)
                .map(record -> EventJson.read(record.value(), RawArticle.class))
                .filter(article -> String.valueOf(article.url()).contains(path))
                .toList();
    }

    private boolean stateIsRemoved(TopicReader feeds) {
        return feeds.last(record -> record.key().equals(id() + "/state"))
                .filter(record -> record.value() == null)
                .isPresent();
    }

    /** As an owner would that was cut off for a while. */
    private void writeLateState(TopicReader feeds) {
        ConsumerRecord<String, byte[]> earlier = feeds.last(
                        record -> record.key().equals(id() + "/state") && record.value() != null)
                .orElseThrow();
        try (FeedLog log = new FeedLog(FeedTopic.of(KafkaConnection.to(bootstrapServers), partitions))) {
            log.save(id(), EventJson.read(earlier.value(), PollState.class))
                    .toCompletableFuture()
                    .join();
        }
        await().atMost(PATIENCE).until(() -> feeds.readAll().stream()
                .filter(record -> record.key().equals(id() + "/state"))
                .anyMatch(record -> record.value() != null && record.offset() > earlier.offset()));
    }
}
