package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.ServiceClient.Reply;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StackTestResource.class)
class DeadLettersIT extends RunningIndexService {
    @Test
    void aPoisonDocumentGoesToTheDeadLettersAlone() {
        EnrichedArticle before = article("Before the poison").build();
        EnrichedArticle poison =
                article("Poison").fetchedAt("+12345-01-01T00:00:00Z").build();
        EnrichedArticle after = article("After the poison").build();
        send(before);
        send(poison);
        send(after);

        awaitIndexed(before);
        awaitIndexed(after);
        DeadLetter letter = awaitLetter(poison.id());
        assertThat(letter.stage()).isEqualTo(DeadLetter.Stage.INDEX);
        assertThat(letter.exceptionClass()).isEqualTo("document_parsing_exception");
        assertThat(letter.version()).isEqualTo(poison.version());
        assertThat(letter.sourceId()).isEqualTo(poison.source().id());
        assertThat(letter.original()).isEqualTo(EventJson.write(poison));
        assertThat(letter.topic()).isEqualTo(Topics.enriched(1));
        assertThat(status(poison.id())).isEqualTo(404);
    }

    @Test
    void bytesThatAreNoEventGoToTheDeadLettersAlone() {
        EnrichedArticle after = article("After the garbage").build();
        String id = article("Garbage").build().id();
        produce(new ProducerRecord<>(Topics.enriched(1), key(id), new byte[] {0, 1, (byte) 0xFF}));
        send(after);

        awaitIndexed(after);
        assertThat(awaitLetter(id).original()).containsExactly(0, 1, (byte) 0xFF);
    }

    @Test
    void aTakedownRemovesTheDeadLettersOfItsArticle() {
        EnrichedArticle poison =
                article("Taken down").fetchedAt("+12345-01-01T00:00:00Z").build();
        send(poison);
        DeadLetter letter = awaitLetter(poison.id());
        assertThat(isOpen(letter)).isTrue();

        createTheTopicsOfAdmission();
        byte[] order = EventJson.write(new Takedown(poison.id(), null, null, Articles.FIRST_SEEN_AT));
        produce(new ProducerRecord<>(Topics.TAKEDOWNS, key(poison.id()), order));

        await().atMost(PATIENCE).until(() -> !isOpen(letter));
    }

    @Test
    void aLetterIsListedShownAndSentAgainOnce() throws IOException {
        EnrichedArticle poison = refusedByItsMonth("2031-01-05T00:00:00Z", "A month of the wrong shape");
        JsonNode listed = awaitListed(poison.source().id());
        String key = listed.at("/letters/0/key").asText();
        assertThat(listed.path("total").asInt()).isEqualTo(1);
        assertThat(listed.at("/letters/0/redrives").asInt()).isZero();
        assertThat(listed.at("/letters/0").has("text")).isFalse();
        JsonNode shown = get("/api/dead/" + key).json();
        assertThat(shown.path("text").asText()).isEqualTo(new String(EventJson.write(poison), StandardCharsets.UTF_8));
        assertThat(shown.path("exceptionClass").asText()).isEqualTo("document_parsing_exception");

        Reply redriven = post("/api/dead/" + key + "/redrive");

        assertThat(redriven.status()).as(redriven.body()).isEqualTo(200);
        ConsumerRecord<byte[], byte[]> order = awaitOrder(poison.id());
        assertThat(order.value()).isNull();
        assertThat(ArticleHeaders.redrives(order.headers())).isEqualTo(1);
        assertThat(ArticleHeaders.revision(order.headers())).contains(1);
        assertThat(post("/api/dead/" + key + "/redrive").status()).isEqualTo(404);
        assertThat(records(Topics.RECEIVED, poison.id())).hasSize(1);

        // the stages before this one, as they answer an order
        EnrichedArticle again = reissued(poison);
        send(again, order.headers());
        JsonNode failed = awaitListed(poison.source().id());
        assertThat(failed.at("/letters/0/redrives").asInt()).isEqualTo(1);
        assertThat(failed.at("/letters/0/version").asLong()).isEqualTo(again.version());

        elasticsearch("DELETE", "/articles-g1-2031.01", null); // the fix: the month comes back in the right shape
        assertThat(post("/api/dead/redrive?source=" + poison.source().id())
                        .json()
                        .path("redriven")
                        .asInt())
                .isEqualTo(1);
        send(reissued(again), order.headers());
        awaitIndexed(poison);
        assertThat(list(poison.source().id()).path("total").asInt()).isZero();
        assertThat(account(poison.source().id()).path("dead").asInt()).isZero();
        assertThat(account(poison.source().id()).path("indexed").asInt()).isEqualTo(1);
    }

    @Test
    void aDroppedLetterLosesItsOriginalAndStillCounts() throws IOException {
        EnrichedArticle poison = refusedByItsMonth("2031-02-05T00:00:00Z", "A month to be given up");
        String source = poison.source().id();
        String key = awaitListed(source).at("/letters/0/key").asText();

        assertThat(delete("/api/dead/" + key).status()).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> list(source).path("total").asInt() == 0);
        JsonNode dropped = get("/api/dead?state=dropped&source=" + source).json();
        assertThat(dropped.at("/letters/0/key").asText()).isEqualTo(key);
        assertThat(dropped.at("/letters/0/bytes").asInt()).isZero();
        assertThat(account(source).path("dead").asInt()).isEqualTo(1);
        assertThat(delete("/api/dead/" + key).status()).isEqualTo(200);
        assertThat(get("/api/search?all=true").status())
                .as("a search over all months, one of which lacks most fields")
                .isEqualTo(200);
        elasticsearch("DELETE", "/articles-g1-2031.02", null);
    }

    @Test
    void aSupersededLetterIsNotSentAgain() {
        EnrichedArticle poison = article("Superseded")
                .source("Superseding " + unique)
                .fetchedAt("+12345-01-01T00:00:00Z")
                .build();
        send(poison);
        String key = awaitListed(poison.source().id()).at("/letters/0/key").asText();
        EnrichedArticle mended = article("Superseded")
                .source("Superseding " + unique)
                .revision(2)
                .build();
        send(mended);
        awaitIndexed(mended);
        await().atMost(PATIENCE).until(() -> total("source", mended.source().id()) == 1);

        Reply refused = post("/api/dead/" + key + "/redrive");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("error").asText()).startsWith("superseded");
        assertThat(account(poison.source().id()).path("dead").asInt()).isZero();
    }

    @Test
    void oddRequestsAreRefusedInOneLine() {
        assertThat(get("/api/dead?stage=none").json().path("error").asText())
                .isEqualTo("stage is none: write admission, enrich or index");
        assertThat(get("/api/dead?from=soon").status()).isEqualTo(400);
        assertThat(get("/api/dead?size=x").status()).isEqualTo(400);
        assertThat(get("/api/dead?cursor=!!").status()).isEqualTo(400);
        assertThat(get("/api/dead/nothing/0/0").status()).isEqualTo(404);
        assertThat(post("/api/dead/nothing/0/0/redrive").status()).isEqualTo(404);
    }

    @Test
    void pagesOfOtherSitesMayNotWrite() {
        ServiceClient page = new ServiceClient(service).with("Origin", "https://evil.example");

        assertThat(page.post("/api/dead/redrive", "text/plain", "").status()).isEqualTo(403);
        assertThat(page.delete("/api/dead").status()).isEqualTo(403);
    }

    /** Creates the article's month with a field of the wrong type and no other, so that only its mapping is at fault. */
    private EnrichedArticle refusedByItsMonth(String firstSeenAt, String title) throws IOException {
        EnrichedArticle article = article(title)
                .source("Refused " + unique)
                .firstSeenAt(firstSeenAt)
                .build();
        createMonthWithoutTemplate(
                "articles-g1-" + firstSeenAt.substring(0, 4) + "." + firstSeenAt.substring(5, 7),
                "{\"aliases\": {\"articles\": {}},"
                        + " \"mappings\": {\"properties\": {\"wordCount\": {\"type\": \"boolean\"}}}}");
        createTheTopicsOfAdmission();
        send(article);
        return article;
    }

    private static EnrichedArticle reissued(EnrichedArticle article) {
        return article.reissued(article.duplicate(), article.version() + 1);
    }

    private JsonNode list(String source) {
        return get("/api/dead?source=" + source).json();
    }

    private JsonNode awaitListed(String source) {
        return await().atMost(PATIENCE)
                .until(() -> list(source), page -> page.path("total").asInt() == 1);
    }

    private JsonNode account(String source) {
        return get("/api/stats").json().path("sources").path(source);
    }

    private ConsumerRecord<byte[], byte[]> awaitOrder(String id) {
        return await().atMost(PATIENCE)
                .until(() -> records(Topics.RECEIVED, id), found -> !found.isEmpty())
                .get(0);
    }

    private void send(EnrichedArticle article, Headers headers) {
        produce(new ProducerRecord<>(Topics.enriched(1), null, key(article.id()), EventJson.write(article), headers));
    }
}
