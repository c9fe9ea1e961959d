package dev.copydesk.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchBodyTest {
    private static final List<String> HELD = List.of("english", "german", "other");
    private static final String GROUP = "0123456789abcdef0123456789abcdef";

    @Test
    void everythingIsSortedByNewest() {
        JsonNode body = body("q", "*", "all", "true");

        assertThat(body.path("query").toString()).isEqualTo("{\"bool\":{\"filter\":[]}}");
        assertThat(body.path("sort").toString()).isEqualTo(byDate("desc"));
        assertThat(body.path("track_total_hits").asBoolean()).isTrue();
    }

    @Test
    void aTextIsSearchedInEveryLanguageThatIsHeldByThatLanguagesFieldsAndSortedByScore() {
        JsonNode body = body("q", "a \"b\"");

        JsonNode clauses = body.at("/query/bool/must/bool/should");
        assertThat(clauses).hasSize(HELD.size());
        JsonNode english = clauses.get(0);
        assertThat(english.at("/bool/filter/term/search.analyzer/value").asText())
                .isEqualTo("english");
        JsonNode query = english.at("/bool/must/simple_query_string");
        assertThat(query.path("fields").toString()).isEqualTo("[\"search.english.title^2\",\"search.english.text\"]");
        assertThat(query.path("query").asText()).isEqualTo("a \"b\"");
        assertThat(body.at("/sort/0/_score").asText()).isEqualTo("desc");
    }

    @Test
    void inAnEmptyIndexAWordFindsNothing() {
        JsonNode body = SearchBody.of(Parameters.request("q", "x").criteria(), Order.RELEVANCE, List.of());

        assertThat(body.at("/query/bool/must").toString()).isEqualTo("{\"match_none\":{}}");
    }

    @Test
    void aTextCanBeSortedByDate() {
        assertThat(body("q", "x", "sort", "Oldest").path("sort").toString()).isEqualTo(byDate("asc"));
    }

    @Test
    void aLanguageNarrowsTheFieldsAndTheArticles() {
        JsonNode body = body("q", "x", "lang", "de");

        assertThat(body.at("/query/bool/must/bool/should")).hasSize(1);
        assertThat(body.at("/query/bool/filter/0/term/language.code/value").asText())
                .isEqualTo("de");
    }

    @Test
    void copiesAreFoldedUnlessAskedFor() {
        assertThat(body().at("/query/bool/filter").toString())
                .isEqualTo("[{\"term\":{\"duplicate.status\":{\"value\":\"ORIGINAL\"}}}]");
        assertThat(body("source", "bbc").toString()).doesNotContain("duplicate.status");
    }

    @Test
    void aStatusTakesThePlaceOfFolding() {
        assertThat(body("status", "near, EXACT,near").at("/query/bool/filter").toString())
                .isEqualTo("[{\"terms\":{\"duplicate.status\":[\"EXACT\",\"NEAR\"]}}]");
    }

    @Test
    void aDelayBeginsWhereTheNextShorterOneEnds() {
        assertThat(body("delay", "pt1m", "all", "1").at("/query/bool/filter").toString())
                .isEqualTo("[{\"range\":{\"search.delaySeconds\":{\"gte\":0,\"lt\":60}}}]");
        assertThat(body("delay", "PT15M", "all", "1").at("/query/bool/filter").toString())
                .isEqualTo("[{\"range\":{\"search.delaySeconds\":{\"gte\":300,\"lt\":900}}}]");
        assertThat(body("delay", "more", "all", "1").at("/query/bool/filter").toString())
                .isEqualTo("[{\"range\":{\"search.delaySeconds\":{\"gte\":259200}}}]");
    }

    @Test
    void aGroupIsShownWhole() {
        assertThat(body("group", GROUP).at("/query/bool/filter").toString())
                .isEqualTo("[{\"term\":{\"duplicate.group\":{\"value\":\"" + GROUP + "\"}}}]");
    }

    @Test
    void aTopicIsAnIdWithOrWithoutItsPrefixOrALabel() {
        JsonNode with = body("topic", "MEDTOP:01000000", "all", "1");
        JsonNode without = body("topic", "01000000", "all", "1");

        assertThat(with.at("/query/bool/filter/0/bool/should/0/term/topics.id/value")
                        .asText())
                .isEqualTo("MEDTOP:01000000");
        assertThat(without.at("/query/bool/filter/0/bool/should/0/term/topics.id/value")
                        .asText())
                .isEqualTo("medtop:01000000");
        assertThat(with.at("/query/bool/filter/0/bool/should/1/term/topics.label/case_insensitive")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aDateAloneMeansTheWholeDay() {
        JsonNode bounds =
                body("from", "2026-03-01", "to", "2026-03-02", "all", "1").at("/query/bool/filter/0/range/search.at");

        assertThat(bounds.path("gte").asText()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(bounds.path("lte").asText()).isEqualTo("2026-03-02T23:59:59.999Z");
    }

    @Test
    void anInstantIsTakenAsItIs() {
        JsonNode body = body("to", "2026-03-02T05:45:00+05:45", "all", "1");

        assertThat(body.at("/query/bool/filter/0/range/search.at/lte").asText()).isEqualTo("2026-03-02T00:00:00Z");
    }

    private static JsonNode body(String... parameters) {
        SearchRequest request = Parameters.request(parameters);
        return SearchBody.of(request.criteria(), request.order(), HELD);
    }

    private static String byDate(String order) {
        return "[{\"search.at\":{\"order\":\"" + order + "\",\"unmapped_type\":\"date\"}},"
                + "{\"id\":{\"order\":\"asc\",\"unmapped_type\":\"keyword\"}}]";
    }
}
