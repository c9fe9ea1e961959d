package dev.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.copydesk.cli.terminal.Style;
import dev.copydesk.model.EventJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionListingTest {

    @Test
    void everyMonthIsShownWithItsFate() throws JsonProcessingException {
        List<String> lines = lines("""
                {"months": 2, "bytes": 3000000, "bytesUsed": 4200000,
                 "held": [
                  {"month": "2026-09", "articles": 1200, "bytes": 2000000,
                   "leaves": {"at": "2026-11-23T00:00:00Z", "reason": "older than the 2 months that are kept"}},
                  {"month": "2026-10", "articles": 7, "bytes": 2000000, "leaves": {"at": null, "reason": "too large"}},
                  {"month": "2026-11", "articles": 3, "bytes": 200000, "leaves": null}],
                 "expired": [{"month": "2026-08", "articles": 5}]}
                """);

        assertThat(lines.get(0)).isEqualTo("4.2 MB used, kept: 2 months, at most 3.0 MB");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("2026-09", "1,200", "2.0 MB", "leaves after 2026-11-23T00:00:00Z (older than the 2"))
                .anySatisfy(line -> assertThat(line).contains("2026-10", "will be announced (too large)"))
                .anySatisfy(line -> assertThat(line).contains("2026-11", "200 kB", "stays"))
                .anySatisfy(line -> assertThat(line).contains("2026-08", "5", "left the index"));
    }

    @Test
    void withoutLimitsEverythingIsKept() throws JsonProcessingException {
        assertThat(lines("{\"months\": 0, \"bytes\": 0, \"bytesUsed\": 0}").get(0))
                .isEqualTo("0 B used, kept: everything");
    }

    private static List<String> lines(String report) throws JsonProcessingException {
        return new RetentionListing(new Style(false)).lines(EventJson.mapper().readTree(report));
    }
}
