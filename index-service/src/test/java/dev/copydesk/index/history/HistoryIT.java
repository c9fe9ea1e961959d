package dev.copydesk.index.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.Articles;
import dev.copydesk.index.follow.Consumers;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StackTestResource.class)
class HistoryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    Consumers consumers;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI address;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ServiceClient index;

    @SuppressWarnings("NullAway.Init") // set before each test
    private KafkaProducer<String, byte[]> producer;

    /** Makes the articles of one test its own: the servers are shared. */
    private final String unique = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        index = new ServiceClient(address);
        await().atMost(PATIENCE).until(index::isReady);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void anArticleThatNeverChangedHasOneRevisionAndTheTimeOfItsIndexing() {
        Instant before = Instant.now();
        EnrichedArticle article = article("Once").build();
        send(article);

        JsonNode history = history(article);

        assertThat(Instant.parse(history.path("indexedAt").asText())).isBetween(before.minusMillis(1), Instant.now());
        assertThat(history.path("complete").asBoolean()).isTrue();
        assertThat(history.path("revisions")).hasSize(1);
        assertThat(history.at("/revisions/0").has("changes")).isFalse();
    }

    @Test
    void aRepeatedWriteDoesNotMoveTheTimeOfIndexing() {
        EnrichedArticle article = article("Repeated").build();
        send(article);
        String first = history(article).path("indexedAt").asText();
        send(article);
        EnrichedArticle marker = article("A marker behind it").build();
        send(marker);
        history(marker);

        assertThat(history(article).path("indexedAt").asText()).isEqualTo(first);
    }

    @Test
    void earlierRevisionsAreToldWithWhatEachChanged() {
        send(article("Rescued").text("Three people were pulled out.").build());
        send(article("Somebody else's").build());
        send(article("Rescued")
                .text("Three people were pulled out.")
                .correction(1)
                .build());
        send(article("Rescued").text("Five people were pulled out.").revision(2).build());
        EnrichedArticle current = article("Rescued")
                .text("Five people were pulled out.")
                .revision(3)
                .build();
        send(current);
        await().atMost(PATIENCE).until(() -> history(current).path("revision").asInt() == 3);

        JsonNode history = history(current);

        assertThat(history.path("revisions")).hasSize(3);
        assertThat(history.at("/revisions/0").has("changes")).isFalse();
        assertThat(history.at("/revisions/1/changes").toString())
                .isEqualTo(
                        "{\"text\":[{\"kind\":\"REMOVED\",\"text\":\"Three \"},{\"kind\":\"ADDED\",\"text\":\"Five \"},"
                                + "{\"kind\":\"SAME\",\"text\":\"people were pulled out.\"}]}");
        assertThat(history.at("/revisions/2/changes"))
                .as("of a change that extraction leaves out")
                .isEmpty();
        assertThat(history.path("complete").asBoolean()).isTrue();
    }

    @Test
    void whatKafkaDoesNotHoldAnyMoreIsMissing() {
        EnrichedArticle current = article("Late").revision(3).build();
        send(article("Late").text("Long ago.").build());
        send(current);
        await().atMost(PATIENCE).until(() -> history(current).path("revision").asInt() == 3);

        JsonNode revisions = history(current).path("revisions");

        assertThat(revisions).hasSize(2);
        assertThat(revisions.at("/1/revision").asInt()).isEqualTo(3);
        assertThat(revisions.at("/1").has("changes"))
                .as("against a revision that is gone")
                .isFalse();
    }

    @Test
    void aReadingThatTookTooLongSaysThatItIsNotComplete() throws IOException, InterruptedException {
        send(article("Long").text("Before.").build());
        EnrichedArticle current = article("Long").revision(2).build();
        send(current);

        RevisionsFound found = new PastRevisions(consumers, Duration.ZERO).before(current, Topics.enriched(1));

        assertThat(found.complete()).isFalse();
        assertThat(found.revisions()).isEmpty();
    }

    @Test
    void ofWhatIsNotIndexedThereIsNone() {
        assertThat(index.get("/api/articles/" + "0".repeat(32) + "/history").status())
                .isEqualTo(404);
        assertThat(index.get("/api/articles/nonsense/history").status()).isEqualTo(404);
    }

    private Articles.Builder article(String title) {
        return Articles.titled(title + " " + unique).source("History " + unique);
    }

    private void send(EnrichedArticle article) {
        assertThat(producer.send(new ProducerRecord<>(Topics.enriched(1), article.id(), EventJson.write(article))))
                .succeedsWithin(PATIENCE);
    }

    private JsonNode history(EnrichedArticle article) {
        String path = "/api/articles/" + article.id() + "/history";
        await().atMost(PATIENCE).until(() -> index.get(path).status() == 200);
        return index.get(path).json();
    }
}
