package dev.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.http.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReplayListingTest {

    private static JsonNode json(String text) throws IOException {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    @Test
    void beforeTheFirstReplayThereIsNothingToShow() throws IOException {
        assertThat(ReplayListing.status(json("{'state': 'NONE', 'generation': 1}")))
                .containsExactly("no replay so far; generation 1 serves");
    }

    @Test
    void aRunningReplayShowsHowFarItIs() throws IOException {
        assertThat(ReplayListing.bar(
                        json("{'state': 'RUNNING', 'generation': 1, 'replay': 2, 'done': 500, 'total': 2000,"
                                + " 'rate': 123.4, 'etaSeconds': 12}")))
                .startsWith("generation 2 running  ━━━━━━──────────────────")
                .contains("25%", "123/s", "left");
    }

    @Test
    void articlesThatItCannotHaveAreShown() throws IOException {
        JsonNode running = json("{'state': 'RUNNING', 'replay': 2, 'done': 500, 'total': 2000, 'errors': 2}");

        assertThat(ReplayListing.bar(running)).endsWith("2 errors");
        assertThat(ReplayListing.status(running)).contains("2 errors; see 'copydesk dead list'");
    }

    @Test
    void oneThatFailedSaysWhy() throws IOException {
        assertThat(ReplayListing.status(json("{'state': 'FAILED', 'generation': 1, 'replay': 2, 'errors': 0,"
                        + " 'reason': 'articles.enriched-g2 was deleted', 'generations': []}")))
                .contains("failed: articles.enriched-g2 was deleted", "generation 1 serves")
                .noneMatch(line -> line.contains("error"));
    }

    @Test
    void aReportFitsAScreen() throws IOException {
        JsonNode report = json("{'from': 1, 'to': 2, 'articles': {'from': 10, 'to': 10}, 'changed': 3,"
                + "'verification': {'checked': 10, 'missingCount': 0}, 'fields': {'topics': 3},"
                + "'languages': [{'from': 'pt', 'to': 'gl', 'articles': 1, 'examples': [{'id': 'aa', 'title': 'Choiva'}]}],"
                + "'topics': [], 'groups': {'from': 2, 'to': 1, 'split': 1}, 'sizes': {}, 'queries': []}");

        assertThat(ReplayListing.diff(report))
                .hasSizeLessThan(24)
                .contains(
                        "fields     topics 3", "languages  pt → gl 1", "topics     no change", "  pt → gl  aa  Choiva");
    }
}
