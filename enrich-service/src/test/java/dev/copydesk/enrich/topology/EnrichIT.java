package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.enrich.EnrichmentVersion;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.GenerationLog;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.kafka.Removal;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Pace;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Selection;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.StackTestResource;
import dev.copydesk.testsupport.TopicReader;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackTestResource.class,
        initArgs = @ResourceArg(name = StackTestResource.SERVERS, value = "kafka"))
class EnrichIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "copydesk.topics.partitions")
    int partitions;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI address;

    @BeforeEach
    void waitUntilEnrichmentRuns() {
        await().atMost(PATIENCE).until(new ServiceClient(address)::isReady);
    }

    @Test
    void theCopyOfAnArticleIsFoundAcrossPartitionsAndTakesItsPlaceWhenItIsTakenDown() throws Exception {
        RawArticle first = Articles.english("heron", 0, 1);
        RawArticle copy = Articles.english("stork", 60, 1);
        send(first.id(), EventJson.write(first), null);
        try (TopicReader enriched = new TopicReader(bootstrapServers, Topics.enriched(1), partitions)) {
            awaitVerdict(enriched, first.id(), Duplicate.Status.ORIGINAL);
            send(copy.id(), EventJson.write(copy), null);
            EnrichedArticle found = awaitVerdict(enriched, copy.id(), Duplicate.Status.EXACT);
            assertThat(found.duplicate().of()).isEqualTo(first.id());
            assertThat(found.language().code()).isEqualTo("en");

            Instant firstSeenAt = Objects.requireNonNull(first.firstSeenAt());
            send(first.id(), null, new Removal(firstSeenAt, ArticleVersion.ofRemoval(1)));
            EnrichedArticle promoted = awaitVerdict(enriched, copy.id(), Duplicate.Status.ORIGINAL);
            assertThat(promoted.version()).isEqualTo(ArticleVersion.of(1, 1));
            await().atMost(PATIENCE)
                    .until(() -> enriched.last(record -> record.key().equals(first.id()))
                            .filter(record -> record.value() == null)
                            .isPresent());
        }
    }

    @Test
    void anUnreadableRecordBecomesADeadLetterAndStopsNothing() throws Exception {
        String key = "ffffffffffffffffffffffffffffffff";
        send(key, "{\"id\": 1}".getBytes(StandardCharsets.UTF_8), null);
        RawArticle article = Articles.english("crane", 120, 1);
        send(article.id(), EventJson.write(article), null);

        try (TopicReader dead = new TopicReader(bootstrapServers, Topics.RAW_DEAD, partitions);
                TopicReader enriched = new TopicReader(bootstrapServers, Topics.enriched(1), partitions)) {
            DeadLetter letter = await().atMost(PATIENCE)
                    .until(() -> dead.last(record -> letter(record.value()).articleId() != null), Optional::isPresent)
                    .map(record -> letter(record.value()))
                    .orElseThrow();
            assertThat(letter.articleId()).isEqualTo(key);
            assertThat(letter.original()).asString(StandardCharsets.UTF_8).isEqualTo("{\"id\": 1}");
            await().atMost(PATIENCE)
                    .until(() -> enriched.last(record -> record.key().equals(article.id()))
                            .isPresent());
        }
    }

    @Test
    void theNextGenerationIsEnrichedBesideTheFirstAndEndsWhenItIsDropped() throws Exception {
        RawArticle article = Articles.english("plover", 180, 1);
        send(article.id(), EventJson.write(article), null);
        GenerationLog log = new GenerationLog(KafkaConnection.to(bootstrapServers));
        Generations started = log.change(now -> now.start(null, Selection.ALL, Pace.UNLIMITED, Instant.now()));
        int number = started.newest().number();

        await().atMost(PATIENCE).until(() -> hasTopic(Topics.enriched(number)));
        try (TopicReader enriched = new TopicReader(bootstrapServers, Topics.enriched(number), partitions)) {
            EnrichedArticle found = awaitVerdict(enriched, article.id(), Duplicate.Status.ORIGINAL);
            assertThat(found.enrichment().version()).isEqualTo(EnrichmentVersion.CURRENT);
        }
        Generations pinned = log.change(now -> List.of());
        assertThat(pinned.newest().enrichmentVersion()).isEqualTo(EnrichmentVersion.CURRENT);
        assertThat(readiness()).contains("generation " + number);

        log.change(now -> now.drop(number, Instant.now()));

        await().atMost(PATIENCE).until(() -> !readiness().contains("generation " + number));
    }

    private String readiness() {
        return new ServiceClient(address).get("/q/health/ready").body();
    }

    private boolean hasTopic(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listTopics().names().get().contains(topic);
        }
    }

    private static DeadLetter letter(byte[] json) {
        return EventJson.read(json, DeadLetter.class);
    }

    private static EnrichedArticle awaitVerdict(TopicReader enriched, String id, Duplicate.Status status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> enriched.last(record -> record.key().equals(id) && record.value() != null)
                                .map(record -> EventJson.read(record.value(), EnrichedArticle.class))
                                .filter(article -> article.duplicate().status() == status),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void send(String key, byte @Nullable [] value, @Nullable Removal removal)
            throws ExecutionException, InterruptedException {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.RAW, key, value);
        if (removal != null) {
            ArticleHeaders.describeRemoval(record.headers(), removal);
        }
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
