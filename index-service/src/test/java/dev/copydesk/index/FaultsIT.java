package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.ServiceClient.Reply;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service with an Elasticsearch that is busy, hangs, goes away, refuses, or loses what it had. */
@QuarkusTest
@WithTestResource(FaultyElasticsearch.class)
class FaultsIT extends RunningIndexService {
    private static final String UNBLOCK = "{\"index.blocks.read_only_allow_delete\": null}";

    private ServiceClient faults() {
        return new ServiceClient(
                URI.create(ConfigProvider.getConfig().getValue(FaultyElasticsearch.ADDRESS, String.class)));
    }

    private void mode(FaultyElasticsearch.Mode mode) {
        assertThat(faults().post("/_fault/" + mode, "text/plain", "").status()).isEqualTo(200);
    }

    private int faultsSoFar() {
        return Integer.parseInt(faults().get("/_fault").body());
    }

    @AfterEach
    void mend() {
        mode(FaultyElasticsearch.Mode.NONE);
    }

    @Test
    void aTenthOfTheItemsAnswered429And503IsWrittenInTheEndInTheNewestRevision() {
        mode(FaultyElasticsearch.Mode.BUSY);
        List<EnrichedArticle> articles = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            articles.add(article("Busy " + i).source("Busy " + unique).build());
            send(articles.get(i));
        }
        for (int i = 0; i < 300; i += 3) {
            send(article("Busy " + i).source("Busy " + unique).revision(2).build());
        }
        String source = articles.get(0).source().id();

        awaitAccount(source, 300, 0);
        assertThat(faultsSoFar()).isGreaterThan(10);
        await().atMost(PATIENCE)
                .until(() -> get("/api/articles/" + articles.get(0).id())
                                .json()
                                .path("revision")
                                .asInt()
                        == 2);
        assertThat(get("/api/articles/" + articles.get(1).id())
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("/q/metrics").body()).contains("copydesk_index_answers_total{outcome=\"overloaded\"}");
    }

    @Test
    void aConnectionThatHangsIsGivenUpAndItsArticlesAreSentAgain() {
        mode(FaultyElasticsearch.Mode.HANG);
        int before = faultsSoFar();
        EnrichedArticle article = article("Hanging").source("Hanging " + unique).build();
        send(article);
        await().atMost(PATIENCE).until(() -> faultsSoFar() > before);
        mode(FaultyElasticsearch.Mode.NONE);

        awaitAccount(article.source().id(), 1, 0);
    }

    @Test
    void anElasticsearchThatIsAwayIsWaitedForWhileTheServiceLivesAndIsNotReady() {
        mode(FaultyElasticsearch.Mode.AWAY);
        EnrichedArticle article = article("Waiting").source("Waiting " + unique).build();
        send(article);
        ServiceClient client = new ServiceClient(service);
        await().atMost(PATIENCE).until(() -> !client.isReady());
        assertThat(client.get("/q/health/live").status()).isEqualTo(200);
        mode(FaultyElasticsearch.Mode.NONE);

        awaitAccount(article.source().id(), 1, 0);
        await().atMost(PATIENCE).until(client::isReady);
    }

    @Test
    void withoutElasticsearchNothingIsVerified() {
        mode(FaultyElasticsearch.Mode.AWAY);

        Reply unanswered = get("/api/verify");

        assertThat(unanswered.status()).isEqualTo(503);
        assertThat(unanswered.json().path("error").asText())
                .isEqualTo("Kafka or Elasticsearch does not answer; try again in a while");
    }

    @Test
    void everyHundredthArticleIsRefusedAlone() {
        String source = "";
        for (int i = 0; i < 300; i++) {
            Articles.Builder article = article("Hundredth " + i).source("Hundredth " + unique);
            EnrichedArticle built =
                    i % 100 == 7 ? article.fetchedAt("+12345-01-01T00:00:00Z").build() : article.build();
            source = built.source().id();
            send(built);
        }

        awaitAccount(source, 297, 3);
    }

    @Test
    void aReadOnlyBlockIsWaitedOut() throws IOException {
        EnrichedArticle before =
                article("Before the block").source("Blocked " + unique).build();
        send(before);
        awaitAccount(before.source().id(), 1, 0);
        elasticsearch("PUT", "/articles-g1-2026.03/_settings", "{\"index.blocks.read_only_allow_delete\": true}");
        try {
            send(article("Behind the block").source("Blocked " + unique).build());
            await().atMost(PATIENCE).until(() -> get("/q/metrics")
                    .body()
                    .lines()
                    .anyMatch(line -> line.startsWith("copydesk_index_answers_total{outcome=\"retried\"}")
                            && !line.endsWith(" 0.0")));
        } finally {
            elasticsearch("PUT", "/articles-g1-2026.03/_settings", UNBLOCK);
        }

        awaitAccount(before.source().id(), 2, 0);
    }

    @Test
    void monthsThatVanishedAreFilledAgainInTheNewestRevision() throws IOException {
        String source = "Vanished " + unique;
        EnrichedArticle may = article("May")
                .source(source)
                .firstSeenAt("2032-05-01T00:00:00Z")
                .build();
        EnrichedArticle june = article("June")
                .source(source)
                .firstSeenAt("2032-06-01T00:00:00Z")
                .build();
        send(may);
        send(june);
        send(article("May")
                .source(source)
                .firstSeenAt("2032-05-01T00:00:00Z")
                .revision(2)
                .build());
        awaitAccount(may.source().id(), 2, 0);
        elasticsearch("DELETE", "/articles-g1-2032.05", null);
        elasticsearch("DELETE", "/articles-g1-2032.06", null);

        send(article("Another of May")
                .source(source)
                .firstSeenAt("2032-05-02T00:00:00Z")
                .build());

        awaitAccount(may.source().id(), 3, 0);
        JsonNode found = get("/api/articles/" + may.id()).json();
        assertThat(found.path("version").asLong()).isEqualTo(ArticleVersion.of(2, 0));
        assertThat(status(june.id())).isEqualTo(200);
    }

    @Test
    void monthsAreFilledAgainAfterOneCouldNotBeCreatedForAWhile() throws IOException {
        String source = "No room " + unique;
        EnrichedArticle november = article("November")
                .source(source)
                .firstSeenAt("2033-11-01T00:00:00Z")
                .build();
        EnrichedArticle december = article("December")
                .source(source)
                .firstSeenAt("2033-12-01T00:00:00Z")
                .build();
        send(november);
        send(december);
        awaitAccount(november.source().id(), 2, 0);
        mode(FaultyElasticsearch.Mode.NO_DECEMBER);
        int before = faultsSoFar();
        elasticsearch("DELETE", "/articles-g1-2033.11", null);
        elasticsearch("DELETE", "/articles-g1-2033.12", null);
        send(article("Another of November")
                .source(source)
                .firstSeenAt("2033-11-02T00:00:00Z")
                .build());
        await().atMost(PATIENCE).until(() -> faultsSoFar() > before);
        mode(FaultyElasticsearch.Mode.NONE);

        awaitAccount(november.source().id(), 3, 0);
        assertThat(status(december.id())).isEqualTo(200);
    }

    private void awaitAccount(String source, int indexed, int dead) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode account = get("/api/stats").json().path("sources").path(source);
            assertThat(account.path("indexed").asInt()).isEqualTo(indexed);
            assertThat(account.path("dead").asInt()).isEqualTo(dead);
        });
    }
}
