package dev.copydesk.cli.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.model.EventJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfflineEnrichmentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ArticleEnricher ENRICHER = new ArticleEnricher(new Annotator());
    private static final String STORY =
            "The evening ferry to the islands was cancelled on Friday after a small fire in the engine room was found and"
                    + " put out by the crew, and passengers spent the night in the school of the harbour town.";

    @Test
    void eachLineGivesOneLineInTheSameOrderWithTheSameId() throws IOException {
        List<JsonNode> lines = enrich("{\"id\": \"first\", \"title\": \"Ferry\", \"text\": \"" + STORY + "\"}\n"
                + "not JSON\n"
                + "\n"
                + "{\"id\": 7, \"text\": \"" + STORY + "\"}\n"
                + "{\"id\": \"empty\"}\n"
                + "{\"title\": \"Without an id\"}");

        assertThat(lines).hasSize(6);
        assertThat(lines.get(0).path("id").asText()).isEqualTo("first");
        assertThat(lines.get(0).path("language").path("code").asText()).isEqualTo("en");
        assertThat(lines.get(0).path("fetchedAt").asText()).isEqualTo(NOW.toString());
        assertThat(lines.get(1).path("error").asText()).startsWith("not JSON");
        assertThat(lines.get(2).path("error").asText()).startsWith("not a JSON object");
        assertThat(lines.get(3).path("id").isInt()).isTrue();
        assertThat(lines.get(3).path("duplicate").path("of").asText()).isEqualTo("first");
        assertThat(lines.get(4).path("id").asText()).isEqualTo("empty");
        assertThat(lines.get(4).path("error").asText()).startsWith("neither title nor text");
        assertThat(lines.get(5).path("id").asText()).hasSize(32);
    }

    @Test
    void firstSeenIsTheOrderOfTheInputWhateverTheDates() throws IOException {
        List<JsonNode> lines = enrich("{\"id\": \"b\", \"publishedAt\": \"2026-11-02\", \"text\": \"" + STORY + "\"}\n"
                + "{\"id\": \"a\", \"publishedAt\": \"2026-11-01\", \"text\": \"" + STORY + "\"}\n");

        assertThat(lines.get(0).path("duplicate").path("status").asText()).isEqualTo("ORIGINAL");
        assertThat(lines.get(1).path("duplicate").path("status").asText()).isEqualTo("EXACT");
    }

    @Test
    void admittedArticlesKeepTheirDateSoThatTheirOrderDoesNotMatter() throws IOException {
        String later = "{\"id\": \"later\", \"revision\": 1, \"firstSeenAt\": \"2026-11-02T00:00:00Z\", \"text\": \""
                + STORY + "\"}\n";
        String earlier =
                "{\"id\": \"earlier\", \"revision\": 1, \"firstSeenAt\": \"2026-11-01T00:00:00Z\", \"text\": \"" + STORY
                        + "\"}\n";

        assertThat(enrich(later + earlier).get(0).path("duplicate").path("of").asText())
                .isEqualTo("earlier");
        assertThat(enrich(earlier + later).get(1).path("duplicate").path("of").asText())
                .isEqualTo("earlier");
    }

    @Test
    void aLaterLineWithTheSameIdIsARevision() throws IOException {
        List<JsonNode> lines = enrich("{\"id\": \"a\", \"text\": \"" + STORY + "\"}\n"
                + "{\"id\": \"b\", \"text\": \"" + STORY + "\"}\n"
                + "{\"id\": \"a\", \"text\": \"Something else entirely was written here by now.\"}\n");

        assertThat(lines)
                .extracting(line -> line.path("duplicate").path("status").asText())
                .containsOnly("ORIGINAL");
    }

    @Test
    void onlyWhatIsAskedForIsThere() throws IOException {
        JsonNode line = enrich(Set.of(OfflinePart.LANGUAGE), "{\"id\": \"a\", \"text\": \"" + STORY + "\"}")
                .get(0);

        assertThat(line.has("language")).isTrue();
        assertThat(line.has("text")).isFalse();
        assertThat(line.has("duplicate")).isFalse();
        assertThat(line.has("topics")).isFalse();
    }

    @Test
    void anyBytesGiveAsManyLinesAsTheyHold() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            byte[] bytes = new byte[2_000];
            random.nextBytes(bytes);
            int lines = 1;
            for (int i = 0; i < bytes.length - 1; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            List<byte[]> out = new ArrayList<>();
            new OfflineEnrichment(ENRICHER, EnumSet.allOf(OfflinePart.class), false, () -> NOW)
                    .run(new ByteArrayInputStream(bytes), out::add, count -> {});

            assertThat(out).as("seed %d", seed).hasSize(lines);
        }
    }

    @Test
    void explainAddsReasonsAndChangesNothingElse() throws IOException {
        String row = "{\"id\": \"a\", \"languageHint\": \"en\", \"text\": \"" + STORY
                + "\"}\n{\"id\": \"b\", \"title\": \"1234\"}";
        Set<OfflinePart> all = EnumSet.allOf(OfflinePart.class);
        List<JsonNode> plain = enrich(all, row, false);
        List<JsonNode> explained = enrich(all, row, true);

        JsonNode why = explained.get(0).path("explain");
        assertThat(plain.get(0).has("explain")).isFalse();
        assertThat(why.path("text").path("title").asText()).isEqualTo("first sentence");
        assertThat(why.path("language").path("hint").asText()).isEqualTo("en");
        assertThat(why.path("topics").path("reasons").get(0).path("words").size())
                .isPositive();
        assertThat(why.path("keyphrases")
                        .path("phrases")
                        .get(0)
                        .path("occurrences")
                        .asInt())
                .isPositive();
        assertThat(explained.get(1).path("explain").path("text").path("absent").asText())
                .contains("without content");
        assertThat(explained
                        .get(1)
                        .path("explain")
                        .path("topics")
                        .path("abstained")
                        .asText())
                .isNotEmpty();
        for (int line = 0; line < plain.size(); line++) {
            ((ObjectNode) explained.get(line)).remove("explain");
        }
        assertThat(explained).isEqualTo(plain);
    }

    private static List<JsonNode> enrich(String input) throws IOException {
        return enrich(EnumSet.allOf(OfflinePart.class), input);
    }

    private static List<JsonNode> enrich(Set<OfflinePart> parts, String input) throws IOException {
        return enrich(parts, input, false);
    }

    private static List<JsonNode> enrich(Set<OfflinePart> parts, String input, boolean explain) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        List<byte[]> out = new ArrayList<>();
        new OfflineEnrichment(ENRICHER, parts, explain, () -> NOW)
                .run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out::add, count -> {});
        for (byte[] line : out) {
            lines.add(EventJson.mapper().readTree(line));
        }
        return lines;
    }
}
