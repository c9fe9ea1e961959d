package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StackTestResource.class)
class WritingIT extends RunningIndexService {
    @Test
    void aRepeatedDeliveryChangesNothing() {
        EnrichedArticle article = article("Repeated").build();
        send(article);
        send(article);
        send(article);
        awaitIndexed(article);
        EnrichedArticle marker = article("A marker behind them").build();
        send(marker);
        awaitIndexed(marker);

        assertThat(total("source", article.source().id(), "q", "repeated")).isEqualTo(1);
    }

    @Test
    void anOlderVersionNeverOverwritesANewerOne() {
        EnrichedArticle first = article("Revised").text("old").build();
        EnrichedArticle second = article("Revised").text("new").revision(2).build();
        send(second);
        awaitIndexed(second);
        send(first);
        EnrichedArticle third =
                article("Revised").text("corrected").revision(2).correction(1).build();
        send(third);

        await().atMost(PATIENCE).until(() -> text(first.id()).equals("corrected"));
        assertThat(text(first.id())).isEqualTo("corrected");
    }

    @Test
    void aRemovalDeletesAndIsNotUndoneByALateVersion() {
        EnrichedArticle article = article("To be removed").build();
        send(article);
        awaitIndexed(article);

        ProducerRecord<byte[], byte[]> removal = new ProducerRecord<>(Topics.enriched(1), key(article.id()), null);
        ArticleHeaders.describeRemoval(
                removal.headers(), new Removal(article.firstSeenAt(), ArticleVersion.ofRemoval(article.revision())));
        produce(removal);
        await().atMost(PATIENCE).until(() -> status(article.id()) == 404);

        send(article);
        EnrichedArticle marker = article("To be kept").build();
        send(marker);
        awaitIndexed(marker);
        assertThat(status(article.id())).isEqualTo(404);
    }

    @Test
    void halfASurrogatePairDoesNotHoldUpAnything() {
        EnrichedArticle article = article("Half \uD83D a pair").build();
        send(article);

        awaitIndexed(article);
    }

    @Test
    void anElasticsearchThatLostItsDataAndCreatesIndicesByItselfGetsThemInTheRightShape() throws IOException {
        EnrichedArticle before = article("Before the loss").build();
        send(before);
        awaitIndexed(before);
        elasticsearch("PUT", "/_cluster/settings", "{\"persistent\": {\"action.auto_create_index\": \"true\"}}");
        try {
            deleteEverything();
            assertThat(total("q", "anything")).isZero();
            assertThat(total("size", "1000")).isZero();
            assertThat(status(before.id())).isEqualTo(404);
            JsonNode stats = get("/api/stats").json();
            assertThat(stats.at("/accounting/indexed").asInt()).isZero();
            assertThat(get("/api/verify").json().path("extraCount").asInt()).isZero();

            EnrichedArticle after = article("After the loss").build();
            send(after);
            awaitIndexed(after);
            JsonNode mapping = elasticsearch("GET", "/articles-g1-2026.03/_mapping", null);
            assertThat(mapping.at("/articles-g1-2026.03/mappings/dynamic").asText())
                    .isEqualTo("strict");
        } finally {
            elasticsearch("PUT", "/_cluster/settings", "{\"persistent\": {\"action.auto_create_index\": null}}");
        }
    }

    @Test
    void aMonthOfAnOlderReleaseGetsTheFieldsThatItLacks() throws IOException {
        createMonthWithoutTemplate(
                "articles-g1-2033.01",
                "{\"aliases\": {\"articles\": {}}, \"mappings\": {\"dynamic\": \"strict\","
                        + " \"_source\": {\"excludes\": [\"search\"]},"
                        + " \"properties\": {\"id\": {\"type\": \"keyword\", \"ignore_above\": 64}}}}");
        EnrichedArticle another =
                article("A new month").firstSeenAt("2033-02-01T00:00:00Z").build();
        send(another); // creates a month: the service looks at those that are there
        awaitIndexed(another);

        EnrichedArticle article =
                article("Newer fields").firstSeenAt("2033-01-01T00:00:00Z").build();
        send(article);

        awaitIndexed(article);
    }
}
