package dev.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.http.Json;
import org.junit.jupiter.api.Test;

class IndexProgressTest {
    private final IndexProgress seeds = new IndexProgress(48, 48);

    @Test
    void repeatsReachTheEndWithoutAnyNewDocument() {
        assertThat(seeds.line(counts(48, 0))).endsWith(" 0%  0 of 48");
        assertThat(seeds.line(counts(72, 0))).endsWith(" 50%  24 of 48");
        assertThat(seeds.isComplete(counts(95, 0))).isFalse();
        assertThat(seeds.isComplete(counts(96, 0))).isTrue();
        assertThat(seeds.line(counts(96, 0))).endsWith(" 100%  48 of 48").isEqualTo(seeds.completeLine());
    }

    @Test
    void whatIsInFlightIsNotDone() {
        assertThat(seeds.line(counts(96, 12))).endsWith("  36 of 48");
        assertThat(seeds.isComplete(counts(96, 12))).isFalse();
        assertThat(seeds.line(counts(500, 400))).endsWith("  0 of 48");
    }

    private static JsonNode counts(long accepted, long inFlight) {
        return Json.MAPPER.createObjectNode().put("accepted", accepted).put("inFlight", inFlight);
    }
}
