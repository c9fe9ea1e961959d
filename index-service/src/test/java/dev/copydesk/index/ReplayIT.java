package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.GenerationLog;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.kafka.Removal;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Pace;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.ServiceClient.Reply;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replay of the index alone, since nothing enriches here: what would have been read of the corpus is committed instead. */
@QuarkusTest
@WithTestResource(StackTestResource.class)
class ReplayIT extends RunningIndexService {
    private static final int ARTICLES = 40;
    private static final String EXPIRED_DEFINITION = """
            {"mappings": {"dynamic": false, "properties": {
              "id": {"type": "keyword"},
              "source": {"properties": {"id": {"type": "keyword"}}},
              "revision": {"type": "integer"},
              "version": {"type": "long"}}}}
            """;

    private final List<EnrichedArticle> articles = new ArrayList<>();

    private String state() {
        return status().path("state").asText();
    }

    private JsonNode status() {
        Reply answer = get("/api/replay");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode done(Reply answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void indexArticles() {
        for (int i = 0; i < ARTICLES; i++) {
            String month = i % 2 == 0 ? "2026-02-01T00:00:00Z" : "2026-03-01T00:00:00Z";
            EnrichedArticle article =
                    article("Replayed " + i).firstSeenAt(month).build();
            articles.add(article);
            send(article);
        }
        articles.forEach(this::awaitIndexed);
    }

    /** As if enrichment had read all of the corpus. */
    private void letTheCorpusBeRead() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (Map.Entry<String, String> group : Map.of(
                            "copydesk-enrich-g1", Topics.RAW, "copydesk-admission", Topics.RECEIVED)
                    .entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
                consumer.endOffsets(consumer.partitionsFor(group.getValue()).stream()
                                .map(info -> new TopicPartition(info.topic(), info.partition()))
                                .toList())
                        .forEach((partition, end) -> read.put(partition, new OffsetAndMetadata(end)));
                admin.alterConsumerGroupOffsets(group.getKey(), read).all().get();
            }
        }
    }

    private void awaitCaughtUp() {
        await().atMost(PATIENCE).until(this::state, "CAUGHT_UP"::equals);
    }

    private List<String> servingIndices() throws IOException {
        List<String> names = new ArrayList<>();
        elasticsearch("GET", "/_alias/articles", null).fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aGenerationIsBuiltComparedPromotedRolledBackAndDroppedWhileAClientSearches() throws Exception {
        createTheTopicsOfAdmission();
        indexArticles();
        letTheCorpusBeRead();
        AtomicBoolean searching = new AtomicBoolean(true);
        List<String> failures = new ArrayList<>();
        Thread client = new Thread(() -> {
            while (searching.get()) {
                String path = "/api/search?all=true&size=0&source="
                        + articles.get(0).source().id();
                Reply answer = get(path);
                if (answer.status() != 200 || answer.json().path("total").asInt() != ARTICLES) {
                    failures.add(answer.status() + " " + answer.body());
                }
            }
        });
        client.start();

        JsonNode started = done(post("/api/replay/start?from=1"));
        int number = started.path("number").asInt();
        assertThat(started.path("kind").asText()).isEqualTo("INDEX_ONLY");
        awaitCaughtUp();
        JsonNode settings =
                elasticsearch("GET", "/articles-g" + number + "-2026.02/_settings?flat_settings=true", null);
        assertThat(settings.findValue("index.refresh_interval").asText()).isEqualTo("1s");
        String month = "/articles-g" + number + "-2026.02";
        await().atMost(PATIENCE).until(() -> isFilled(month));
        assertThat(elasticsearch("GET", month + "/_stats/indexing", null)
                        .at("/_all/primaries/indexing/index_failed")
                        .asInt())
                .as("articles that were written once more")
                .isZero();
        JsonNode diff = done(get("/api/replay/diff"));
        assertThat(diff.path("fields")).isEmpty();
        assertThat(diff.at("/verification/missingCount").asInt()).isZero();
        // The others' are in it as well, and what their mapping refused may be written now.
        JsonNode own = diff.path("sources").path(articles.get(0).source().name());
        assertThat(own.path("from").asInt()).isEqualTo(ARTICLES);
        assertThat(own.path("to").asInt()).isEqualTo(ARTICLES);
        assertThat(get("/api/replay/diff.html").body()).contains("<h1>Generation " + number + " against 1</h1>");

        done(post("/api/replay/promote"));
        assertThat(servingIndices()).allMatch(index -> index.startsWith("articles-g" + number + "-"));
        assertThat(status().path("generation").asInt()).isEqualTo(number);
        assertThat(get("/api/stats").json().path("generation").asInt()).isEqualTo(number);
        assertThat(post("/api/replay/drop?generation=1").status()).isEqualTo(409);

        done(post("/api/replay/rollback"));
        assertThat(servingIndices()).allMatch(index -> index.startsWith("articles-g1-"));
        assertThat(state()).isEqualTo("ROLLED_BACK");
        done(post("/api/replay/promote"));
        assertThat(status().path("generation").asInt()).isEqualTo(number);
        done(post("/api/replay/rollback"));
        searching.set(false);
        client.join();

        done(post("/api/replay/drop"));
        await().atMost(PATIENCE).until(() -> elasticsearch("GET", "/articles-g" + number + "-*/_alias", null)
                .isEmpty());
        assertThat(failures).isEmpty();
    }

    @Test
    void whatComesInWhileTwoGenerationsAreFedHoldsInBoth() throws Exception {
        createTheTopicsOfAdmission();
        letTheCorpusBeRead();
        EnrichedArticle revised = article("Revised").build();
        EnrichedArticle withdrawn = article("Withdrawn").build();
        send(revised);
        send(withdrawn);
        awaitIndexed(revised);
        awaitIndexed(withdrawn);
        done(post("/api/replay/start?from=1"));
        awaitCaughtUp();

        send(article("Revised").text("new").revision(2).build());
        ProducerRecord<byte[], byte[]> takedown = new ProducerRecord<>(Topics.enriched(1), key(withdrawn.id()), null);
        ArticleHeaders.describeRemoval(
                takedown.headers(), new Removal(withdrawn.firstSeenAt(), ArticleVersion.ofRemoval(1)));
        produce(takedown);
        await().atMost(PATIENCE).until(() -> text(revised.id()).equals("new") && status(withdrawn.id()) == 404);
        done(post("/api/replay/promote"));

        await().atMost(PATIENCE).until(() -> text(revised.id()).equals("new") && status(withdrawn.id()) == 404);
        done(post("/api/replay/rollback"));
        done(post("/api/replay/drop"));
    }

    @Test
    void aMonthThatVanishesFromAGenerationBesideTheSearchedOneIsFilledAgain() throws Exception {
        createTheTopicsOfAdmission();
        indexArticles();
        letTheCorpusBeRead();
        int number = done(post("/api/replay/start?from=1")).path("number").asInt();
        awaitCaughtUp();
        String month = "/articles-g" + number + "-2026.02";
        await().atMost(PATIENCE).until(() -> isFilled(month));

        elasticsearch("DELETE", month, null);
        send(article("Makes the month again")
                .firstSeenAt("2026-02-01T00:00:00Z")
                .build());

        await().atMost(PATIENCE).until(() -> isFilled(month));
        assertThat(articles).allMatch(article -> holds(number, article));
        done(post("/api/replay/drop"));
    }

    @Test
    void aMonthThatVanishesWhileItIsLoadedIsFilledAfterwards() throws Exception {
        createTheTopicsOfAdmission();
        indexArticles();
        letTheCorpusBeRead();
        // Nobody enriches here, so that the replay goes on until this counts as read.
        produce(new ProducerRecord<>(
                Topics.RAW, key(article("Never read").build().id()), null));
        int number = done(post("/api/replay/start?from=1")).path("number").asInt();
        await().atMost(PATIENCE).until(() -> articles.stream().allMatch(article -> holds(number, article)));
        String month = "/articles-g" + number + "-2026.02";
        assertThat(state()).isEqualTo("RUNNING");

        elasticsearch("DELETE", month, null);
        letTheCorpusBeRead();

        awaitCaughtUp();
        await().atMost(PATIENCE).until(() -> isFilled(month));
        assertThat(articles).allMatch(article -> holds(number, article));
        done(post("/api/replay/drop"));
    }

    /** Searchable or not yet. */
    private boolean holds(int number, EnrichedArticle article) {
        String month = article.firstSeenAt().toString().substring(0, 7).replace('-', '.');
        Request request = new Request("GET", "/articles-g" + number + "-" + month + "/_doc/" + article.id());
        request.addParameter("ignore", "404,503"); // not created yet, or not ready yet
        try {
            return elasticsearch.performRequest(request).getStatusLine().getStatusCode() == 200;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isFilled(String month) throws IOException {
        return elasticsearch("GET", month + "*/_mapping", null)
                .findPath("_meta")
                .path("filled")
                .asBoolean();
    }

    @Test
    void aMonthThatIsStillBeingReplacedIsCountedOnce() throws Exception {
        EnrichedArticle article =
                article("Leaving").firstSeenAt("2021-07-01T00:00:00Z").build();
        send(article);
        awaitIndexed(article);
        String source = article.source().id();
        elasticsearch("PUT", "/expired-g1-2021.07", EXPIRED_DEFINITION);
        elasticsearch(
                "PUT",
                "/expired-g1-2021.07/_doc/" + article.id() + "?refresh=true",
                "{\"id\": \"" + article.id() + "\", \"source\": {\"id\": \"" + source + "\"}, \"revision\": 1}");
        try {
            // All that lacks its alias is put right together.
            elasticsearch("DELETE", "/articles-g1-2021.07/_alias/articles", null);
            await().atMost(PATIENCE).until(() -> elasticsearch("GET", "/articles-g1-2021.07/_alias", null)
                    .findPath("aliases")
                    .has("articles"));

            JsonNode account = get("/api/stats").json().path("sources").path(source);
            assertThat(account.path("indexed").asInt()).isEqualTo(1);
            assertThat(account.path("expired").asInt()).isZero();
        } finally {
            elasticsearch("DELETE", "/expired-g1-2021.07", null);
        }
    }

    @Test
    void aGenerationThatLacksArticlesServesOnlyIfItIsForced() throws Exception {
        createTheTopicsOfAdmission();
        EnrichedArticle lacking = article("Lost on the way").build();
        produce(new ProducerRecord<>(Topics.RAW, key(lacking.id()), EventJson.write(lacking)));
        letTheCorpusBeRead();
        try {
            done(post("/api/replay/start?from=1"));
            awaitCaughtUp();

            Reply refused = post("/api/replay/promote");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("error").asText()).contains("1 of 1 articles are missing", "--force REASON");
            JsonNode forced = done(post("/api/replay/promote?force=nobody+wants+it"));
            assertThat(forced.path("reason").asText()).isEqualTo("nobody wants it");
        } finally {
            produce(new ProducerRecord<>(Topics.RAW, key(lacking.id()), null));
            letTheCorpusBeRead();
        }
        done(post("/api/replay/rollback"));
        done(post("/api/replay/drop"));
    }

    @Test
    void oneWhoseTopicIsDeletedFailsWithTheReasonAndIsResumedOrDropped() throws Exception {
        createTheTopicsOfAdmission();
        // Nobody enriches here, so that it does not catch up with this.
        produce(new ProducerRecord<>(
                Topics.RAW, key(article("Never read").build().id()), null));
        int number = done(post("/api/replay/start?throttle=10&parallel=2"))
                .path("number")
                .asInt();
        Generation started = new GenerationLog(KafkaConnection.to(bootstrapServers))
                .change(now -> now.pin(number, "a build that is not here"))
                .newest();
        assertThat(started.pace()).isEqualTo(new Pace(10, 2));
        String topic = Topics.enriched(number);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await().atMost(PATIENCE).until(() -> exists(admin, topic)); // made by who writes it
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
                createAnew(admin, topic);
                return state().equals("FAILED");
            });
        }

        assertThat(status().path("reason").asText())
                .isEqualTo(topic + " was deleted and created anew while it was being built");
        assertThat(post("/api/replay/promote?force=all+the+same").status()).isEqualTo(409);
        done(post("/api/replay/resume"));
        assertThat(state()).isEqualTo("RUNNING");
        assertThat(status().path("reason").isNull()).isTrue();
        done(post("/api/replay/cancel"));
        done(post("/api/replay/drop"));
    }

    private void createAnew(Admin admin, String topic) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
        await().atMost(PATIENCE).until(() -> !exists(admin, topic));
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
        await().atMost(PATIENCE).until(() -> exists(admin, topic));
    }

    private static boolean exists(Admin admin, String topic) throws Exception {
        return admin.listTopics().names().get().contains(topic);
    }

    @Test
    void anArticleThatItCannotHaveIsAnErrorOfTheReplay() throws Exception {
        createTheTopicsOfAdmission();
        letTheCorpusBeRead();
        EnrichedArticle article = article("Unreadable").build();
        done(post("/api/replay/start?from=1&parallel=1"));
        awaitCaughtUp();
        // What other tests left unreadable in the topic counts as well.
        int before = status().path("errors").asInt();
        produce(new ProducerRecord<>(
                Topics.enriched(1), key(article.id()), "{\"id\": 1}".getBytes(StandardCharsets.UTF_8)));

        await().atMost(PATIENCE).until(() -> status().path("errors").asInt() > before);
        done(post("/api/replay/drop"));
    }

    @Test
    void whatCannotBeDoneIsRefusedWithTheReason() {
        assertThat(post("/api/replay/start?since=yesterday").status()).isEqualTo(400);
        assertThat(post("/api/replay/start?parallel=0").json().path("error").asText())
                .isEqualTo("parallel is 0, wanted 1 partition at a time or more");
        assertThat(post("/api/replay/start?from=99").status()).isEqualTo(409);
        assertThat(post("/api/replay/start?from=1&source=Daily").status()).isEqualTo(409);
        assertThat(post("/api/replay/drop?generation=1").json().path("error").asText())
                .contains("generation 1 serves");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start?throttle=abc   | throttle is 'abc', wanted 1 article a second or more",
                "start?parallel=1.5   | parallel is '1.5', wanted 1 partition at a time or more",
                "start?from=g1        | from is 'g1', wanted the number of a generation",
                "drop?generation=last | generation is 'last', wanted the number of a generation"
            })
    void whatIsNoNumberIsRefusedInOneLine(String request, String error) {
        Reply refused = post("/api/replay/" + request);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asText()).isEqualTo(error);
    }

    @Test
    void numbersAreDescribedAsNumbers() {
        JsonNode description = get("/q/openapi?format=json").json();

        assertThat(description.at("/paths/~1api~1replay~1start/post/parameters"))
                .filteredOn(parameter -> parameter.at("/schema/type").asText().equals("integer"))
                .extracting(parameter -> parameter.path("name").asText())
                .containsExactlyInAnyOrder("from", "throttle", "parallel");
    }
}
