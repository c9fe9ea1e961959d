package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.testsupport.ServiceClient.Reply;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StackTestResource.class)
class IndexServiceIT extends RunningIndexService {
    @Test
    void anEventComesOutOfTheSearch() {
        EnrichedArticle article =
                article("Voters elected a mayor").text("She ran on housing.").build();
        send(article);
        awaitIndexed(article);

        JsonNode found =
                search("q", "electing houses", "source", article.source().name());
        assertThat(found.path("total").asInt()).isEqualTo(1);
        JsonNode document = found.path("articles").path(0);
        assertThat(EventJson.read(EventJson.write(document), EnrichedArticle.class))
                .isEqualTo(article);
        assertThat(document.has("search")).isFalse();
        assertThat(total("q", "electing zebra", "source", article.source().name()))
                .isEqualTo(0);
    }

    @Test
    void wordsAreSearchedByTheRulesOfTheArticlesLanguage() {
        EnrichedArticle german = article("Die Häuser brennen")
                .language("de")
                .text("In der Stadt.")
                .build();
        EnrichedArticle swahili =
                article("Nyumba zinaungua").language("sw").text("Mjini.").build();
        send(german);
        send(swahili);
        awaitIndexed(german);
        awaitIndexed(swahili);

        assertThat(total("q", "haus", "source", german.source().id())).isEqualTo(1);
        assertThat(total("q", "nyumba", "source", german.source().id())).isEqualTo(1);
        assertThat(total("q", "haus", "lang", "de", "source", german.source().id()))
                .isEqualTo(1);
        assertThat(total("q", "haus", "lang", "en", "source", german.source().id()))
                .isEqualTo(0);
    }

    @Test
    void copiesAreFoldedUnlessAllOrASourceIsAskedFor() {
        EnrichedArticle original = article("Folded").text(unique).build();
        EnrichedArticle copy = article("Folded again")
                .source("Other " + unique)
                .text(unique)
                .copyOf(original.id())
                .build();
        send(original);
        send(copy);
        awaitIndexed(original);
        awaitIndexed(copy);

        JsonNode folded = search("q", '"' + unique + '"');
        assertThat(folded.path("total").asInt()).isEqualTo(1);
        assertThat(folded.at("/articles/0/id").asText()).isEqualTo(original.id());
        assertThat(total("q", '"' + unique + '"', "all", "true")).isEqualTo(2);
        assertThat(total("q", '"' + unique + '"', "source", copy.source().name().toUpperCase(Locale.ROOT)))
                .isEqualTo(1);
    }

    @Test
    void oddQueriesAreAnswered() {
        for (String query : List.of("(((", "\"", "a* -", "~~~", "\\", "+|-", "\u0000", "a~5 b~9", "{!x}[", "🙂")) {
            search("q", query);
        }
    }

    @Test
    void aBadDateIsRefusedInOneLine() {
        Reply refused = get("/api/search?from=soon");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asText())
                .isEqualTo("from is no date: write it like 2026-03-01 or 2026-03-01T10:00:00Z");
    }

    @Test
    void theStatsAddUpAndTheJoinIsMade() {
        EnrichedArticle article = article("Counted").source("Counted " + unique).build();
        send(article);
        awaitIndexed(article);

        await().atMost(PATIENCE)
                .until(() -> get("/api/stats").json().path("healthy").asBoolean());
        JsonNode stats = get("/api/stats").json();
        JsonNode account = stats.path("sources").path(article.source().id());
        assertThat(account.path("indexed").asInt()).isEqualTo(1);
        JsonNode total = stats.path("accounting");
        int parts = Stream.of("indexed", "unchanged", "stale", "takenDown", "dead", "inFlight")
                .mapToInt(part -> total.path(part).asInt())
                .sum();
        assertThat(total.path("accepted").asInt()).isEqualTo(parts);

        JsonNode report = get("/api/verify").json();
        assertThat(report.path("missingCount").asInt()).isZero();
        assertThat(report.path("doubledCount").asInt()).isZero();
        assertThat(report.path("extraCount").asInt()).isPositive(); // no article of these tests went through admission
        assertThat(report.path("clean").asBoolean()).isFalse();
    }
}
