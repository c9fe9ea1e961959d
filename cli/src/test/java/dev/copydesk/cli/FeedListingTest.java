package dev.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.terminal.Style;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedListingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void eachFeedHasALineAndItsTroubleAnother() throws Exception {
        List<String> lines = lines("""
                {"total": 3, "registered": 43, "conditions": {"healthy": 40, "failing": 2, "quiet": 0, "new": 1},
                 "feeds": [
                  {"id": "1", "title": "World\\nnews", "url": "https://a.example/", "health": {"condition": "HEALTHY",
                   "lastPollAt": "2026-11-22T05:58:00Z", "nextPollAt": "2026-11-22T06:13:00Z", "newItemsPerDay": 41.25,
                   "latencySeconds": 190, "failuresInARow": 0}},
                  {"id": "2", "url": "https://b.example/", "health": {"condition": "FAILING",
                   "lastPollAt": "2026-11-22T05:59:30Z", "nextPollAt": "2026-11-22T05:59:59Z", "newItemsPerDay": 0,
                   "lastError": "status 500", "failuresInARow": 3, "failingSince": "2026-11-21T05:00:00Z"}},
                  {"id": "3", "url": "https://c.example/", "health": {"condition": "NEW", "failuresInARow": 0}}]}
                """);

        assertThat(lines.get(0)).isEqualTo("43 feeds: 40 healthy, 2 failing, 1 not polled yet");
        assertThat(lines.get(3)).matches("● +World news +2 min ago +in 13 min +41\\.3 +3 min +1");
        assertThat(lines.get(4)).matches("✗ +https://b\\.example/ +30 s ago +now +0\\.0 +- +2");
        assertThat(lines.get(5)).contains("status 500; 3 failures in a row since 2026-11-21 05:00 UTC");
        assertThat(lines.get(6)).matches("· +https://c\\.example/ +- +- +- +- +3");
    }

    @Test
    void whoHasNoFeedsLearnsHowToGetOne() throws Exception {
        assertThat(lines("{\"total\": 0, \"registered\": 0, \"conditions\": {}, \"feeds\": []}"))
                .satisfiesExactly(summary -> assertThat(summary).isEqualTo("0 feeds"), advice -> assertThat(advice)
                        .contains("copydesk feeds add URL"));
    }

    private static List<String> lines(String json) throws Exception {
        return new FeedListing(new Style(false), NOW, 120).lines(Json.MAPPER.readTree(json));
    }
}
