package dev.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.cli.http.Json;
import org.junit.jupiter.api.Test;

class PipelineRestTest {
    private final PipelineRest rest = new PipelineRest();

    @Test
    void nothingInFlightAndNothingBehindIsRest() throws Exception {
        assertThat(rest.isReached(stats(0, 0, true))).isTrue();
        assertThat(rest.isReached(stats(1, 0, true))).isFalse();
        assertThat(rest.isReached(stats(0, 0, false))).isFalse();
    }

    @Test
    void aLagThatDoesNotMoveIsRestOnlyAfterManyLooks() throws Exception {
        for (int look = 0; look < PipelineRest.LOOKS_WITHOUT_MOVE; look++) {
            assertThat(rest.isReached(stats(0, 3, true))).isFalse();
        }
        assertThat(rest.isReached(stats(0, 3, true))).isTrue();
    }

    @Test
    void aMoveBeginsTheCountAgain() throws Exception {
        for (int look = 0; look < PipelineRest.LOOKS_WITHOUT_MOVE; look++) {
            rest.isReached(stats(0, 3, true));
        }
        assertThat(rest.isReached(stats(0, 2, true))).isFalse();
        assertThat(rest.isReached(stats(0, 2, true))).isFalse();
    }

    private static JsonNode stats(int inFlight, int behind, boolean healthy) throws Exception {
        return Json.MAPPER.readTree("{\"accounting\":{\"inFlight\":" + inFlight + "},\"lag\":{\"admission\":" + behind
                + "},\"healthy\":" + healthy + "}");
    }
}
