package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.elasticsearch.MonthExpiry;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.junit.jupiter.api.Test;

/** Months leave the index at once but for those of the last hundred years that fit into a byte: the present one. */
@QuarkusTest
@TestProfile(RetentionIT.OneByte.class)
@WithTestResource(StackTestResource.class)
class RetentionIT extends RunningIndexService {
    private static final int GENERATION = 7;

    @Inject
    MonthExpiry expiry;

    public static final class OneByte implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "copydesk.index.generation", String.valueOf(GENERATION),
                    "copydesk.index.retention.months", "1200",
                    "copydesk.index.retention.size", "1",
                    "copydesk.index.retention.notice", "1s",
                    "copydesk.index.retention.every", "200ms",
                    "copydesk.metrics.every-seconds", "1");
        }
    }

    private void index(EnrichedArticle article) {
        produce(new ProducerRecord<>(Topics.enriched(GENERATION), key(article.id()), EventJson.write(article)));
    }

    private void awaitAccount(EnrichedArticle ofSource, int indexed, int expired) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode account = get("/api/stats")
                    .json()
                    .path("sources")
                    .path(ofSource.source().id());
            assertThat(account.path("indexed").asInt()).isEqualTo(indexed);
            assertThat(account.path("expired").asInt()).isEqualTo(expired);
        });
    }

    private JsonNode document(String month, String id) throws IOException {
        Request request = new Request("GET", "/articles-g" + GENERATION + "-" + month + "/_doc/" + id);
        return EventJson.mapper()
                .readTree(elasticsearch.performRequest(request).getEntity().getContent());
    }

    @Test
    void aMonthThatLeavesIsAnnouncedAndItsArticlesStayInTheAccount() throws IOException {
        EnrichedArticle old = article("Old").firstSeenAt("2021-03-01T00:00:00Z").build();
        EnrichedArticle withdrawn =
                article("Withdrawn").firstSeenAt("2021-03-31T23:00:00Z").build();
        EnrichedArticle fresh =
                article("Fresh").firstSeenAt(Instant.now().toString()).build();
        index(old);
        index(withdrawn);
        index(fresh);

        awaitAccount(old, 1, 2);
        assertThat(status(old.id())).isEqualTo(404);
        assertThat(status(fresh.id())).isEqualTo(200);
        JsonNode report = get("/api/retention").json();
        assertThat(report.path("expired").findValuesAsText("month")).contains("2021-03");
        assertThat(report.path("held").findValuesAsText("month"))
                .contains(fresh.firstSeenAt().toString().substring(0, 7))
                .doesNotContain("2021-03");

        index(article("Old").firstSeenAt("2021-03-01T00:00:00Z").revision(2).build());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        document("2021.03", old.id()).path("_version").asLong())
                .isEqualTo(ArticleVersion.of(2, 0)));
        assertThat(document("2021.03", old.id()).path("_source").has("text")).isFalse();
        awaitAccount(old, 1, 2);

        ProducerRecord<byte[], byte[]> takedown =
                new ProducerRecord<>(Topics.enriched(GENERATION), key(withdrawn.id()), null);
        ArticleHeaders.describeRemoval(
                takedown.headers(), new Removal(withdrawn.firstSeenAt(), ArticleVersion.ofRemoval(1)));
        produce(takedown);
        awaitAccount(old, 1, 1);
    }

    @Test
    void aMonthWhoseLeavingBrokeOffLeaves() throws IOException {
        elasticsearch("PUT", "/expired-g" + GENERATION + "-2021.04", "{\"mappings\": {\"dynamic\": false}}");
        EnrichedArticle article =
                article("Broken off").firstSeenAt("2021-04-01T00:00:00Z").build();

        index(article);

        await().atMost(PATIENCE).until(() -> get("/api/retention")
                .json()
                .path("expired")
                .findValuesAsText("month")
                .contains("2021-04"));
        assertThat(document("2021.04", article.id()).path("found").asBoolean()).isTrue();
    }

    @Test
    void whatLeftIsNotTakenBack() throws IOException {
        EnrichedArticle article =
                article("Left").firstSeenAt("2021-05-01T00:00:00Z").build();
        index(article);
        awaitAccount(article, 0, 1);

        assertThatThrownBy(() -> expiry.takeBack(GENERATION, YearMonth.of(2021, 5)))
                .isInstanceOf(IOException.class);

        assertThat(document("2021.05", article.id()).path("found").asBoolean()).isTrue();
    }

    @Test
    void whatIsCopiedAfterItWasTakenBackMakesNoIndex() throws IOException {
        index(article("Leaves").firstSeenAt("2021-06-01T00:00:00Z").build());
        await().atMost(PATIENCE).until(() -> get("/api/retention")
                .json()
                .path("expired")
                .findValuesAsText("month")
                .contains("2021-06"));

        assertThatThrownBy(() -> elasticsearch("PUT", "/expired-g" + GENERATION + "-1999.01/_doc/1", "{}"))
                .isInstanceOf(ResponseException.class)
                .hasMessageContaining("index_not_found_exception");
    }

    @Test
    void aMonthThatIsTooOldFromTheBeginningIsNeverSearched() throws IOException {
        EnrichedArticle article =
                article("Ancient").firstSeenAt("1901-01-01T00:00:00Z").build();

        index(article);

        awaitAccount(article, 0, 1);
        assertThat(document("1901.01", article.id()).path("_index").asText())
                .isEqualTo("expired-g" + GENERATION + "-1901.01");
        assertThat(document("1901.01", article.id()).path("_source").has("title"))
                .isFalse();
        String metric = "copydesk_source_articles{source=\"" + article.source().id() + "\",state=\"expired\"} 1.0";
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("/q/metrics").body().lines()).contains(metric));
    }
}
