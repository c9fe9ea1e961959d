package dev.copydesk.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.exit.ExitStatus;
import dev.copydesk.cli.http.Json;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.Topics;
import dev.copydesk.model.TraceParent;
import dev.copydesk.system.RunningCopydesk.Outcome;
import dev.copydesk.system.SpanCollector.ReceivedSpan;
import dev.copydesk.testsupport.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Copydesk, as a user runs it: the built command, the built services, a real Kafka and Elasticsearch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CopydeskIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Of the topics, by default. */
    private static final int PARTITIONS = 6;

    @TempDir
    private static Path temporary;

    private final LocalFeed feed = new LocalFeed();
    private final SpanCollector collector = new SpanCollector();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningCopydesk copydesk;

    @BeforeAll
    void up() throws IOException, InterruptedException {
        copydesk = new RunningCopydesk(
                temporary, Map.of("COPYDESK_TRACES_ENDPOINT", collector.endpoint(), "COPYDESK_TRACES_RATIO", "1"));
        Path seeds = Files.createDirectories(temporary.resolve("seeds"));
        Files.writeString(
                seeds.resolve("bridge.txt"),
                "New bridge opens over the river\n\nThe mayor opened the new bridge on Friday. It took four years to build"
                        + " and cost more than planned, the council said.\n");
        Files.writeString(
                seeds.resolve("feeds.opml"),
                "<opml version='2.0'><body><outline text='Harbour & Quay' xmlUrl='" + feed.url() + "'/></body></opml>");

        Outcome up = copydesk.run("up", "--detach", "--seeds", seeds.toString());

        assertThat(up.status()).as(up.err()).isEqualTo(ExitStatus.DONE);
        assertThat(up.out()).contains("Copydesk runs at http://localhost:");
        assertThat(up.err()).contains("pushed 1 article from 1 file").contains("feeds.opml: 1 feed registered");
    }

    @AfterAll
    void down() throws IOException, InterruptedException {
        copydesk.run("down");
        feed.close();
        collector.close();
    }

    @Test
    @Order(1)
    void theSeedsAreFound() throws IOException, InterruptedException {
        JsonNode found = copydesk.search("mayor");

        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.path("articles").path(0).path("title").asText()).isEqualTo("New bridge opens over the river");
    }

    @Test
    @Order(1)
    void theFeedOfTheSeedsIsPolledAndShown() throws IOException, InterruptedException {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        copydesk.search("herring").path("total").asInt())
                .isEqualTo(1));
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode list =
                    Json.MAPPER.readTree(copydesk.run("feeds", "list", "--json").out());
            assertThat(list.path("conditions").path("healthy").asInt()).isEqualTo(1);
            assertThat(list.path("feeds").path(0).path("title").asText()).isEqualTo("Harbour & Quay");
        });
        assertThat(copydesk.run("feeds", "list").out()).contains("1 feed: 1 healthy", "Harbour & Quay");
        assertThat(copydesk.status().path("feeds").path("registered").asInt()).isEqualTo(1);
        assertThat(copydesk.run("feeds", "export").out()).contains("xmlUrl=\"" + feed.url() + "\"");
        assertThat(copydesk.run("feeds", "add", feed.url()).out()).startsWith("was registered already");
        assertThat(copydesk.run("feeds", "poll", feed.url()).status()).isEqualTo(ExitStatus.DONE);
        assertThat(copydesk.run("feeds", "remove", feed.url()).status()).isEqualTo(ExitStatus.DONE);
        assertThat(copydesk.run("feeds", "remove", feed.url()).status()).isEqualTo(ExitStatus.BAD_DATA);
        assertThat(copydesk.run("feeds", "list").out()).startsWith("0 feeds");
    }

    @Test
    @Order(2)
    void whatIsPushedIsFoundAndBadLinesAreNamed() throws IOException, InterruptedException {
        Path file = Files.writeString(
                temporary.resolve("news.jsonl"),
                "{\"title\":\"Lighthouse keeper retires\",\"text\":\"After forty years the keeper of the lighthouse goes.\","
                        + "\"url\":\"https://news.example/lighthouse\"}\n"
                        + "{\"title\":\"cut in ha\n"
                        + "{\"url\":\"https://news.example/empty\"}\n");

        Outcome push = copydesk.run("push", "--json", "--source", "Harbour News", file.toString());

        assertThat(push.status()).isEqualTo(ExitStatus.BAD_DATA);
        JsonNode report = Json.MAPPER.readTree(push.out());
        assertThat(report.path("accepted").asInt()).isEqualTo(1);
        assertThat(report.path("refused").asInt()).isEqualTo(2);
        assertThat(push.err()).contains(file + ":2: ", file + ":3: ");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        copydesk.search("lighthouse").path("total").asInt())
                .isEqualTo(1));
        assertThat(copydesk.search("lighthouse")
                        .path("articles")
                        .path(0)
                        .path("source")
                        .path("name")
                        .asText())
                .isEqualTo("Harbour News");
    }

    @Test
    @Order(3)
    void everyArticleKeepsItsTraceThroughAllTopics() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, String> enriched = traces(Topics.enriched(1));
            assertThat(enriched).hasSize(3).isEqualTo(traces(Topics.RECEIVED)).isEqualTo(traces(Topics.RAW));
            assertThat(enriched.values()).doesNotHaveDuplicates();
        });
    }

    /** The trace of each article, in its first record. */
    private Map<String, String> traces(String topic) {
        Map<String, String> traces = new HashMap<>();
        try (TopicReader reader = new TopicReader("127.0.0.1:" + copydesk.port(9092), topic, PARTITIONS)) {
            await().atMost(PATIENCE).until(() -> reader.readAll().size() >= 3);
            for (ConsumerRecord<String, byte[]> record : reader.readAll()) {
                Header header = record.headers().lastHeader(EventHeaders.TRACEPARENT);
                TraceParent trace = new TraceParent(new String(header.value(), StandardCharsets.UTF_8));
                traces.putIfAbsent(record.key(), trace.traceId());
            }
        }
        return traces;
    }

    @Test
    @Order(3)
    void everyArticleCanBeFollowedFromItsArrivalIntoTheIndex() {
        List<String> way = List.of(
                "index-service: index articles.enriched-g1",
                "enrich-service: deduplicate articles.lanes-g1",
                "enrich-service: annotate articles.raw",
                "ingest-service: admit articles.received",
                "ingest-service: send articles.received");
        Map<String, String> traces = traces(Topics.enriched(1));

        await().atMost(PATIENCE).untilAsserted(() -> {
            List<List<ReceivedSpan>> ways = collector.spans().stream()
                    .filter(span -> span.name().startsWith("index "))
                    .map(this::backwards)
                    .toList();
            assertThat(ways).hasSize(3).allSatisfy(spans -> {
                String article = spans.get(0).attributes().get("copydesk.article.id");
                assertThat(spans).hasSize(way.size() + 1);
                assertThat(spans.subList(0, way.size()))
                        .extracting(span -> span.service() + ": " + span.name())
                        .containsExactlyElementsOf(way);
                assertThat(spans.subList(0, way.size())).allSatisfy(span -> assertThat(span.attributes())
                        .containsEntry("copydesk.article.id", article));
                assertThat(spans).allSatisfy(span -> assertThat(span.traceId()).isEqualTo(traces.get(article)));
            });
            assertThat(ways)
                    .extracting(spans -> spans.get(way.size()).name())
                    .containsExactlyInAnyOrder("POST /articles", "POST /articles", "poll feed");
        });
    }

    /** The span, its parent, the parent's parent, as far as they have come in. */
    private List<ReceivedSpan> backwards(ReceivedSpan last) {
        Map<String, ReceivedSpan> spans = new HashMap<>();
        collector.spans().forEach(span -> spans.put(span.id(), span));
        return Stream.iterate(last, Objects::nonNull, span -> spans.get(span.parentId()))
                .toList();
    }

    @Test
    @Order(3)
    void everyMetricThatAnAlertNamesIsExported() throws IOException {
        String alerts = Files.readString(Path.of("..", "deploy", "prometheus", "alerts.yml"));
        List<String> named = Pattern.compile("\\bcopydesk_[a-z_]+")
                .matcher(alerts)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(5);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(copydesk.metrics()).containsAll(named));
    }

    @Test
    @Order(3)
    void theAccountAddsUp() throws IOException, InterruptedException {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode counts = copydesk.status().path("accounting");
            assertThat(counts.path("accepted").asLong()).isEqualTo(3);
            assertThat(counts.path("indexed").asLong()).isEqualTo(3);
            assertThat(counts.path("inFlight").asLong()).isZero();
        });
        Outcome verified = copydesk.run("status", "--verify", "--json");
        assertThat(verified.status()).as(verified.err()).isEqualTo(ExitStatus.DONE);
        assertThat(Json.MAPPER
                        .readTree(verified.out())
                        .path("verify")
                        .path("clean")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @Order(4)
    void aKilledServiceIsStartedAgain() throws IOException, InterruptedException {
        long killed = copydesk.kill("index-service");

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode process = copydesk.process("index-service");
            assertThat(process.path("state").asText()).isEqualTo("RUNNING");
            assertThat(process.path("pid").asLong()).isNotEqualTo(killed);
            assertThat(process.path("restarts").asInt()).isEqualTo(1);
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        copydesk.search("mayor").path("total").asInt())
                .isEqualTo(1));
    }

    @Test
    @Order(5)
    void aSecondUpSaysThatItRunsAlready() throws IOException, InterruptedException {
        Outcome again = copydesk.run("up", "--detach");

        assertThat(again.status()).isEqualTo(ExitStatus.DONE);
        assertThat(again.err()).contains("runs already");
    }

    @Test
    @Order(6)
    void aKilledSupervisorLeavesNoProcess() throws IOException, InterruptedException {
        List<ProcessHandle> processes = copydesk.processes();
        JsonNode state = Json.MAPPER.readTree(
                Files.readAllBytes(copydesk.data().resolve("run").resolve("state.json")));
        ProcessHandle.of(state.path("supervisor").path("pid").asLong())
                .orElseThrow()
                .destroyForcibly();

        await().atMost(PATIENCE).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(copydesk.run("status").status()).isEqualTo(ExitStatus.UNREACHABLE);
    }

    @Test
    @Order(7)
    void theDataIsThereAfterARestartAndDownLeavesNoProcess() throws IOException, InterruptedException {
        Path none = Files.createDirectories(temporary.resolve("no seeds"));
        Outcome up = copydesk.run("up", "--detach", "--seeds", none.toString());
        assertThat(up.status()).as(up.err()).isEqualTo(ExitStatus.DONE);
        assertThat(copydesk.search("*").path("total").asInt()).isEqualTo(3);
        List<ProcessHandle> processes = copydesk.processes();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(5);

        assertThat(copydesk.run("down").status()).isEqualTo(ExitStatus.DONE);

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(copydesk.run("down").out()).startsWith("Copydesk does not run on ");
    }
}
