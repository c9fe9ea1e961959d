package dev.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topics;
import dev.copydesk.model.TraceParent;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.ServiceClient.Reply;
import dev.copydesk.testsupport.StackTestResource;
import dev.copydesk.testsupport.TopicReader;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = @ResourceArg(name = StackTestResource.SERVERS, value = "kafka"))
class IngestIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NDJSON = "application/x-ndjson";

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
    void waitUntilAdmissionRuns() {
        ingest = new ServiceClient(address);
        await().atMost(PATIENCE).until(ingest::isReady);
    }

    @Test
    void whatIsAcknowledgedIsAdmittedOnceAndItsRevisionAfterIt() {
        String url = "https://example.org/once";
        push(row(url, "First"), 1);
        push(row(url, "First"), 1);
        push(row(url, "Second"), 1);

        try (TopicReader raw = new TopicReader(bootstrapServers, Topics.RAW, partitions)) {
            RawArticle latest = await().atMost(PATIENCE)
                    .until(() -> raw.last(record -> isRevision(record, url, 2)), Optional::isPresent)
                    .map(record -> EventJson.read(record.value(), RawArticle.class))
                    .orElseThrow();

            assertThat(latest.title()).isEqualTo("Second");
            assertThat(raw.readAll().stream().filter(record -> record.key().equals(id(url))))
                    .hasSize(2);
        }
    }

    @Test
    void aTakenDownArticleLeavesTheCorpusAndStaysOut() {
        String url = "https://example.org/gone";
        push(row(url, "First"), 1);
        try (TopicReader raw = new TopicReader(bootstrapServers, Topics.RAW, partitions)) {
            await().atMost(PATIENCE)
                    .until(() -> raw.last(record -> isRevision(record, url, 1)).isPresent());
            Reply accepted = ingest.post(
                    "/takedowns",
                    "application/json",
                    "{\"url\": \"" + url + "?utm_source=mail\", \"reason\": \"asked for\"}");
            assertThat(accepted.status()).isEqualTo(202);
            assertThat(accepted.json().path("id").asText()).isEqualTo(id(url));

            ConsumerRecord<String, byte[]> removal = await().atMost(PATIENCE)
                    .until(
                            () -> raw.last(record -> record.key().equals(id(url)) && record.value() == null),
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(ArticleHeaders.removal(removal.headers()).map(Removal::version))
                    .contains(ArticleVersion.ofRemoval(1));
        }
    }

    @Test
    void anArticleAndItsTakedownKeepTheTraceOfTheirRequests() {
        String url = "https://example.org/traced";
        String pushed = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        String withdrawn = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        ingest.with(EventHeaders.TRACEPARENT, pushed).post("/articles", NDJSON, row(url, "Traced"));
        try (TopicReader raw = new TopicReader(bootstrapServers, Topics.RAW, partitions)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            raw.last(record -> isRevision(record, url, 1)).map(IngestIT::trace))
                    .contains(pushed));

            ingest.with(EventHeaders.TRACEPARENT, withdrawn)
                    .post("/takedowns", "application/json", "{\"url\": \"" + url + "\"}");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            raw.last(record -> record.key().equals(id(url)) && record.value() == null)
                                    .map(IngestIT::trace))
                    .contains(withdrawn));
        }
    }

    @Test
    void anArticleThatCameWithoutATraceBeginsOne() {
        String url = "https://example.org/untraced";
        push(row(url, "Untraced"), 1);
        try (TopicReader raw = new TopicReader(bootstrapServers, Topics.RAW, partitions)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(raw.last(record -> isRevision(record, url, 1))
                            .map(IngestIT::trace)
                            .flatMap(TraceParent::read))
                    .isPresent());
        }
    }

    @Test
    void badLinesAreNamedAndTheOthersGoOn() {
        String body = row("https://example.org/good-1", "Good") + "\n\n{\"title\": \"cut in ha\n{}\n"
                + row("https://example.org/good-2", "Good") + "\n";

        Reply reply = ingest.post("/articles", NDJSON, body);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json().path("ids")).hasSize(2);
        JsonNode refused = reply.json().path("refused");
        assertThat(refused.findValuesAsText("line")).containsExactly("3", "4");
        assertThat(refused.path(0).path("error").asText()).startsWith("not JSON");
        assertThat(refused.path(1).path("error").asText()).startsWith("neither title nor text");
    }

    @Test
    void aRequestWithoutAnyArticleIsABadRequest() {
        Reply noObject = ingest.post("/articles", "application/json", "[1]");
        assertThat(noObject.status()).isEqualTo(400);
        assertThat(noObject.json().path("accepted").asInt(-1)).isZero();
        assertThat(ingest.post("/takedowns", "application/json", "{}").status()).isEqualTo(400);
    }

    private static String trace(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader(EventHeaders.TRACEPARENT).value(), StandardCharsets.UTF_8);
    }

    private void push(String rows, int accepted) {
        Reply reply = ingest.post("/articles", NDJSON, rows);
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(accepted);
    }

    private static boolean isRevision(ConsumerRecord<String, byte[]> record, String url, int revision) {
        return record.key().equals(id(url))
                && record.value() != null
                && Objects.equals(
                        EventJson.read(record.value(), RawArticle.class).revision(), revision);
    }

    private static String id(String url) {
        return ArticleId.of(url, "example.org", null, "", "");
    }

    private static String row(String url, String title) {
        return "{\"url\": \"" + url + "\", \"title\": \"" + title + "\", \"text\": \"It rains.\"}";
    }
}
