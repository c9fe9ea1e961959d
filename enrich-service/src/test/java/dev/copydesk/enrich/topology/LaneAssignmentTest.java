package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.EventJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LaneAssignmentTest {
    @Test
    void eachLaneIsKnownOnceTheLastOneFirst() {
        LaneAssignment there = LaneAssignment.first("en").movedTo("de").movedTo("fr");

        assertThat(there.all()).containsExactly("fr", "en", "de");
        assertThat(there.movedTo("en").all()).containsExactly("en", "de", "fr");
        assertThat(EventJson.read(EventJson.write(there), LaneAssignment.class)).isEqualTo(there);
    }

    @Test
    void whatOlderBuildsStoredIsRead() {
        byte[] stored = "{\"lane\":\"en\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(EventJson.read(stored, LaneAssignment.class)).isEqualTo(LaneAssignment.first("en"));
    }
}
