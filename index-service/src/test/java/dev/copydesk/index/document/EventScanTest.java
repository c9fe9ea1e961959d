package dev.copydesk.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.Articles;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventScanTest {
    @Test
    void theDocumentIsTheSameAsThatOfTheEventReadInFull() throws IOException {
        long seed = 20_260_401;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            EnrichedArticle article = Articles.titled(text(random, 20) + i)
                    .text(text(random, 300))
                    .source("Source " + text(random, 5))
                    .language(i % 3 == 0 ? "de" : "und")
                    .revision(1 + i % 4)
                    .publishedAt(i % 2 == 0 ? "2026-03-01T10:00:00.5Z" : "+12026-03-01T10:00:00Z")
                    .build();
            byte[] event = EventJson.write(article);

            assertThat(EventScan.scan(event)).as("seed %d, article %d", seed, i).isPresent();
            assertThat(json(DocumentMapper.map(event).document().toBytes()))
                    .as("seed %d, article %d", seed, i)
                    .isEqualTo(json(DocumentMapper.document(article).toBytes()));
        }
    }

    @Test
    void aDocumentIsOneLineWhateverItsEventLooksLike() throws IOException {
        EnrichedArticle article = Articles.titled("Pretty").build();
        byte[] event = EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(article);

        byte[] document = DocumentMapper.map(event).document().toBytes();

        assertThat(new String(document, StandardCharsets.UTF_8)).doesNotContain("\n");
        assertThat(json(document))
                .isEqualTo(json(DocumentMapper.document(article).toBytes()));
    }

    @Test
    void whyFieldsAreAbsentIsKept() throws IOException {
        ObjectNode event =
                (ObjectNode) json(EventJson.write(Articles.titled("Short").build()));
        event.withObject("/enrichment/absent").put("language", "too short").put("topics", "no language");
        byte[] bytes = EventJson.write(event);

        assertThat(EventScan.scan(bytes)).isPresent();
        assertThat(json(DocumentMapper.map(bytes).document().toBytes())
                        .at("/enrichment/absent/language")
                        .asText())
                .isEqualTo("too short");
    }

    @Test
    void anEventThatIsNotOfThePlainFormIsReadInFull() throws IOException {
        assertNotPlain(event -> event.withObject("/enrichment/absent").put("language", 1));
        assertNotPlain(event -> event.withObject("/enrichment/absent/language").put("why", "nested"));
        assertNotPlain(event -> event.withObject("/language").putObject("code"));
        assertNotPlain(event -> event.put("unknown", 1));
        assertNotPlain(event -> event.withObject("/language").put("unknown", 1));
        assertNotPlain(event -> event.remove("text"));
        assertNotPlain(event -> event.put("text", 5));
        assertNotPlain(event -> event.put("revision", 2));
        assertNotPlain(event -> event.put("id", "x"));
        assertNotPlain(event -> event.put("authors", "one"));
        assertNotPlain(event -> event.putNull("title"));
        assertThat(EventScan.scan("{\"id\":\"a\",\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(EventScan.scan(new byte[0])).isEmpty();
        assertThat(EventScan.scan("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void knowsTheFieldsOfTheMapping() throws IOException {
        JsonNode mapping = EventJson.mapper()
                .readTree(DocumentMapper.class.getResourceAsStream(
                        "/dev/copydesk/index/elasticsearch/articles-template.json"))
                .at("/template/mappings/properties");
        Map<String, TreeSet<String>> mapped = new TreeMap<>();
        mapping.properties().forEach(field -> {
            TreeSet<String> inner = new TreeSet<>();
            field.getValue().path("properties").fieldNames().forEachRemaining(inner::add);
            mapped.put(field.getKey(), inner);
        });
        mapped.remove("search");
        Map<String, TreeSet<String>> known = new TreeMap<>();
        EventScan.FIELDS.forEach((field, inner) -> known.put(field, new TreeSet<>(inner)));

        assertThat(known).isEqualTo(mapped);
    }

    private static void assertNotPlain(Consumer<ObjectNode> change) throws IOException {
        ObjectNode event =
                (ObjectNode) json(EventJson.write(Articles.titled("Odd").build()));
        change.accept(event);
        assertThat(EventScan.scan(EventJson.write(event))).as("%s", event).isEmpty();
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        return EventJson.mapper().readTree(bytes);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder("a");
        String alphabet = "abc \"\\/\n\t{}[]:,äß\u4e2d\u0007\u2028";
        for (int i = 0; i < length; i++) {
            if (random.nextInt(20) == 0) {
                text.appendCodePoint(0x1F600 + random.nextInt(50));
            } else {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return text.toString();
    }
}
