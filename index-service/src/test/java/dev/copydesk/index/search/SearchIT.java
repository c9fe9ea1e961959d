package dev.copydesk.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.Articles;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.ServiceClient.Reply;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StackTestResource.class)
class SearchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI address;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ServiceClient index;

    /** Makes the articles of one test its own: the servers are shared. */
    private final String source = "Search " + UUID.randomUUID();

    @BeforeEach
    void waitUntilReady() {
        index = new ServiceClient(address);
        await().atMost(PATIENCE).until(index::isReady);
    }

    @Test
    void aCursorLeadsThroughEverythingOnceWhateverIsWrittenMeanwhile() {
        index(numbered(7));

        List<String> seen = new ArrayList<>();
        JsonNode page = search("source", source, "size", "3", "cursor", "start");
        index(List.of(article("Written later").build()));
        while (true) {
            page.path("articles")
                    .forEach(article -> seen.add(article.path("title").asText()));
            assertThat(page.path("total").asInt()).isEqualTo(7);
            if (!page.has("cursor")) {
                break;
            }
            page = search(
                    "source", source, "size", "3", "cursor", page.path("cursor").asText());
        }

        assertThat(seen)
                .containsExactly("Number 6", "Number 5", "Number 4", "Number 3", "Number 2", "Number 1", "Number 0");
    }

    @Test
    void aLongAnswerComesInPagesOfBoundedSize() {
        List<EnrichedArticle> many = numbered(2 * Pages.MAX_PAGE + 5);
        index(many);

        JsonNode found = search("source", source, "size", "1000");

        assertThat(found.path("articles")).hasSize(many.size());
        assertThat(new HashSet<>(found.path("articles").findValuesAsText("title")))
                .hasSize(many.size());
    }

    @Test
    void articlesTooLongForOneAnswerComeInSmallerPages() {
        String text = "Long text. ".repeat(160_000);
        List<EnrichedArticle> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(article("Long " + i).text(text).build());
        }
        index(many);

        Reply export = index.get("/api/export?source=" + encoded(source));

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.body().lines()).hasSize(many.size());
        assertThat(search("source", source, "size", "12").path("articles")).hasSize(many.size());
    }

    @Test
    void aCursorOfAnotherSearchOrAnOldOneIsRefusedWithAdvice() {
        index(numbered(2));
        String cursor = search("source", source, "size", "1", "cursor", "start")
                .path("cursor")
                .asText();

        Reply other = get("source", source, "lang", "de", "cursor", cursor);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().path("error").asText()).startsWith("this cursor is another search's");

        // Going on to the end closes the view, so that the first cursor is gone.
        JsonNode last = search("source", source, "size", "1", "cursor", cursor);
        search("source", source, "size", "1", "cursor", last.path("cursor").asText());
        Reply gone = get("source", source, "size", "1", "cursor", cursor);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.json().path("error").asText()).endsWith("begin with cursor=start");
    }

    @Test
    void facetsAndTheHistogramCountWhatIsFound() {
        index(List.of(
                article("One").publishedAt("2026-03-01T10:00:00Z").build(),
                article("Two").publishedAt("2026-03-01T20:00:00Z").build(),
                article("Drei")
                        .language("de")
                        .publishedAt("2026-03-03T10:00:00Z")
                        .build()));

        JsonNode found = search("source", source, "size", "0", "facets", "language,topic,source", "histogram", "day");

        assertThat(found.path("total").asInt()).isEqualTo(3);
        assertThat(found.at("/facets/language").toString())
                .isEqualTo("{\"values\":[{\"value\":\"en\",\"count\":2},{\"value\":\"de\",\"count\":1}],\"others\":0}");
        assertThat(found.at("/facets/topic/values/0").toString())
                .isEqualTo("{\"value\":\"medtop:11000000\",\"label\":\"politics and government\",\"count\":3}");
        assertThat(found.at("/facets/source/values/0/label").asText()).isEqualTo(source);
        // Names are remembered from the first answer on.
        assertThat(search("source", source, "size", "0", "facets", "source,topic")
                        .path("facets"))
                .isEqualTo(((ObjectNode) found.path("facets").deepCopy()).retain("source", "topic"));
        assertThat(found.path("histogram").toString())
                .isEqualTo("{\"interval\":\"day\",\"bars\":[{\"from\":\"2026-03-01T00:00:00.000Z\",\"count\":2},"
                        + "{\"from\":\"2026-03-03T00:00:00.000Z\",\"count\":1}]}");
        assertThat(search("source", source, "histogram", "auto")
                        .at("/histogram/interval")
                        .asText())
                .isEqualTo("hour");
        assertThat(search("source", "nobody", "histogram", "auto").at("/histogram/bars"))
                .isEmpty();
    }

    @Test
    void theBarsOfAHistogramAreBrokenDownAndBeginWhereTheReadersDaysDo() {
        index(List.of(
                article("One").publishedAt("2026-03-01T10:00:00Z").build(),
                article("Two").publishedAt("2026-03-01T23:30:00Z").build(),
                article("Drei")
                        .language("de")
                        .publishedAt("2026-03-01T11:00:00Z")
                        .build()));

        JsonNode found = search(
                "source", source, "size", "0", "histogram", "day", "breakdown", "language", "zone", "Europe/Paris");

        assertThat(found.at("/histogram/bars").toString())
                .isEqualTo("[{\"from\":\"2026-03-01T00:00:00.000+01:00\",\"count\":2,\"parts\":{\"de\":1,\"en\":1}},"
                        + "{\"from\":\"2026-03-02T00:00:00.000+01:00\",\"count\":1,\"parts\":{\"en\":1}}]");
    }

    @Test
    void delaysAreCountedInSteps() {
        index(List.of(
                article("At once").publishedAt("2026-03-31T23:29:30Z").build(),
                article("Later").publishedAt("2026-03-31T23:20:00Z").build(),
                article("Undated").build()));

        JsonNode delays =
                search("source", source, "size", "0", "facets", "delay").at("/facets/delay/values");

        assertThat(delays.findValuesAsText("value"))
                .startsWith("PT1M", "PT5M", "PT15M")
                .endsWith("more");
        assertThat(delays.findValuesAsText("count")).startsWith("1", "0", "1", "0");
        for (JsonNode delay : delays) { // each leads to the articles that it counted
            assertThat(search("source", source, "delay", delay.path("value").asText())
                            .path("total"))
                    .as(delay.toString())
                    .isEqualTo(delay.path("count"));
        }
    }

    @Test
    void copiesAreToldWithTheirOriginal() {
        EnrichedArticle original = article("Told").build();
        EnrichedArticle copy = article("Told again").copyOf(original.id()).build();
        index(List.of(original, copy, article("Alone").build()));

        JsonNode copies = search("source", source, "copies", "true").path("copies");

        assertThat(copies).hasSize(1);
        assertThat(copies.at("/" + original.id() + "/total").asInt()).isEqualTo(1);
        assertThat(copies.at("/" + original.id() + "/articles/0/title").asText())
                .isEqualTo(copy.title());
        assertThat(search("source", "nobody", "copies", "true").path("copies")).isEmpty();
    }

    @Test
    void copiesAreToldOfEveryPageOfALongAnswer() {
        List<EnrichedArticle> originals = numbered(2 * Pages.MAX_PAGE + 5);
        List<EnrichedArticle> all = new ArrayList<>(originals);
        originals.forEach(original -> all.add(
                article("Copy of " + original.title()).copyOf(original.id()).build()));
        index(all);

        JsonNode found = search("source", source, "size", "1000", "copies", "true");

        assertThat(found.path("copies"))
                .hasSize(originals.size())
                .allMatch(group -> group.path("total").asInt() == 1);
        assertThat(found.path("articles")).hasSize(all.size());
    }

    @Test
    void whatArrivedLastComesFirst() {
        EnrichedArticle early = article("Early")
                .publishedAt("2026-03-01T10:00:00Z")
                .firstSeenAt("2026-03-01T10:00:00Z")
                .build();
        EnrichedArticle late = article("Late")
                .publishedAt("2020-03-01T10:00:00Z")
                .firstSeenAt("2026-03-02T10:00:00Z")
                .build();
        index(List.of(early, late));

        assertThat(search("source", source, "sort", "arrived")
                        .at("/articles/0/id")
                        .asText())
                .isEqualTo(late.id());
    }

    @Test
    void highlightsShowWhereAnArticleMatches() {
        EnrichedArticle article = article("Voters elected a mayor")
                .text("She ran on housing. <b>Rain</b> fell.")
                .build();
        index(List.of(article));

        JsonNode found = search("q", "elect rain", "source", source, "highlight", "true");

        assertThat(found.path("highlights").path(article.id()).toString())
                .as(found.toString())
                .isEqualTo("{\"title\":[\"Voters <em>elected</em> a mayor\"],"
                        + "\"text\":[\"&lt;b&gt;<em>Rain</em>&lt;/b&gt; fell.\"]}");
        assertThat(search("source", source, "highlight", "true").path("highlights"))
                .isEmpty();
    }

    @Test
    void aGroupIsFoundWithItsCopies() {
        EnrichedArticle original = article("Original").build();
        EnrichedArticle copy = article("Copy").copyOf(original.id()).build();
        index(List.of(original, copy));

        assertThat(search("group", original.id()).path("total").asInt()).isEqualTo(2);
        JsonNode copies = search("group", original.id(), "status", "exact,near");
        assertThat(copies.path("total").asInt()).isEqualTo(1);
        assertThat(copies.at("/articles/0/id").asText()).isEqualTo(copy.id());
        assertThat(copy.duplicate().status()).isEqualTo(Duplicate.Status.EXACT);
    }

    @Test
    void similarArticlesShareRareWords() {
        EnrichedArticle first = article("Volcano " + source + " erupts")
                .text("Ash from the volcano stromboli closed zugspitze airport.")
                .build();
        EnrichedArticle second = article("Airport closed again")
                .text("Volcano stromboli ash closed zugspitze airport twice.")
                .build();
        EnrichedArticle other =
                article("Budget").text("The council passed a budget.").build();
        index(List.of(first, second, other));

        JsonNode similar = index.get("/api/articles/" + first.id() + "/similar").json();

        List<String> ids = similar.path("articles").findValuesAsText("id");
        assertThat(ids).contains(second.id()).doesNotContain(first.id(), other.id());
        assertThat(index.get("/api/articles/" + "0".repeat(32) + "/similar").status())
                .isEqualTo(404);
    }

    @Test
    void anExportHoldsEverythingThatMatchesAsLinesOrAsATable() {
        index(List.of(
                article("=1+1").text("A \"quoted\" text,\nin two lines.").build(),
                article("Second").build()));

        Reply lines = index.get("/api/export?source=" + encoded(source) + "&sort=oldest");
        Reply table = index.get("/api/export?format=csv&source=" + encoded(source));
        Reply unknown = index.get("/api/export?format=xls");

        assertThat(lines.body().lines()).hasSize(2).allSatisfy(line -> assertThat(
                        EventJson.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class)
                                .at("/source/name")
                                .asText())
                .isEqualTo(source));
        assertThat(table.body()).startsWith("id,url,title,source,publishedAt,").contains(",'=1+1,");
        assertThat(table.body()).contains("\"A \"\"quoted\"\" text,\nin two lines.\"");
        assertThat(table.body().split("\r\n")).hasSize(3);
        assertThat(unknown.status()).isEqualTo(400);
    }

    @Test
    void theApiIsDescribed() {
        JsonNode description = index.get("/q/openapi?format=json").json();

        assertThat(description.at("/paths/~1api~1search/get/parameters").findValuesAsText("name"))
                .contains("q", "lang", "topic", "cursor", "facets", "histogram", "highlight", "sort", "group");
    }

    private Articles.Builder article(String title) {
        return Articles.titled(title).source(source);
    }

    /** The higher the number the newer. */
    private List<EnrichedArticle> numbered(int count) {
        List<EnrichedArticle> articles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            articles.add(article("Number " + i)
                    .publishedAt("2026-03-01T00:%02d:%02dZ".formatted(i / 60, i % 60))
                    .build());
        }
        return articles;
    }

    private void index(List<EnrichedArticle> articles) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "max.request.size",
                        "4194304",
                        "compression.type",
                        "zstd"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = articles.stream()
                    .map(article -> producer.send(
                            new ProducerRecord<>(Topics.enriched(1), article.id(), EventJson.write(article))))
                    .toList();
            for (Future<RecordMetadata> acknowledged : sent) {
                acknowledged.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("the articles were not sent", e);
        }
        for (EnrichedArticle article : articles) {
            await().atMost(PATIENCE)
                    .until(() -> index.get("/api/articles/" + article.id()).status() == 200);
        }
    }

    private JsonNode search(String... parameters) {
        Reply reply = get(parameters);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private Reply get(String... parameters) {
        StringBuilder path = new StringBuilder("/api/search?");
        for (int i = 0; i < parameters.length; i += 2) {
            path.append(parameters[i])
                    .append('=')
                    .append(encoded(parameters[i + 1]))
                    .append('&');
        }
        return index.get(path.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
