package dev.copydesk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    @Test
    void everyRecordComesBackEqualAndFitsItsSchema() {
        long seed = new Random().nextLong();
        RandomEvents events = new RandomEvents(seed);
        JsonSchema rawSchema = schema(RawArticle.class);
        JsonSchema enrichedSchema = schema(EnrichedArticle.class);
        for (int i = 0; i < 2_000; i++) {
            RawArticle raw = events.rawArticle();
            EnrichedArticle enriched = events.enrichedArticle();

            assertThat(EventJson.read(EventJson.write(raw), RawArticle.class))
                    .as("seed %d", seed)
                    .isEqualTo(raw);
            assertThat(EventJson.read(EventJson.write(enriched), EnrichedArticle.class))
                    .as("seed %d", seed)
                    .isEqualTo(enriched);
            assertThat(rawSchema.validate(tree(raw))).as("seed %d", seed).isEmpty();
            assertThat(enrichedSchema.validate(tree(enriched)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void unknownFieldsAreIgnored() {
        RawArticle raw = new RandomEvents(1).rawArticle();
        ObjectNode json = tree(raw);
        json.put("addedInVersion2", true).putObject("another").put("nested", 1);
        ((ObjectNode) json.path("source")).put("alsoNew", "x");

        assertThat(EventJson.read(EventJson.write(json), RawArticle.class)).isEqualTo(raw);
    }

    static Stream<Class<?>> eventTypes() {
        return Stream.of(RawArticle.class, EnrichedArticle.class);
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void aMissingMustFieldNamesItselfInTheError(Class<?> type) {
        JsonNode required = schema(type).getSchemaNode().path("required");
        assertThat(required).hasSizeGreaterThan(5);
        for (JsonNode field : required) {
            ObjectNode json = type == RawArticle.class
                    ? tree(new RandomEvents(2).rawArticle())
                    : tree(new RandomEvents(2).enrichedArticle());
            boolean isList = json.path(field.asText()).isArray();
            json.remove(field.asText());
            if (!isList) { // a list that is not there reads as an empty one
                assertThatThrownBy(() -> EventJson.read(EventJson.write(json), type))
                        .isInstanceOf(EventFormatException.class)
                        .hasMessageContaining(type.getSimpleName())
                        .hasMessageContaining("'" + field.asText() + "'");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void theSchemaNamesExactlyTheFieldsOfTheRecord(Class<?> type) {
        TreeSet<String> inSchema = new TreeSet<>();
        schema(type).getSchemaNode().path("properties").fieldNames().forEachRemaining(inSchema::add);

        assertThat(inSchema)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw-article-v1", "raw-article-v1-admitted", "raw-article-v1-minimal"})
    void goldenRawArticlesStayReadable(String name) throws IOException {
        assertGolden(name, RawArticle.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enriched-article-v1", "enriched-article-v1-duplicate"})
    void goldenEnrichedArticlesStayReadable(String name) throws IOException {
        assertGolden(name, EnrichedArticle.class);
    }

    @Test
    void bytesThatAreNoJsonSayWhere() {
        assertThatThrownBy(() -> EventJson.read("{\"id\": \"ab".getBytes(StandardCharsets.UTF_8), RawArticle.class))
                .isInstanceOf(EventFormatException.class)
                .hasMessageStartingWith("RawArticle: not JSON: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aLimitThatIsExceededIsAFormatFaultToo() {
        String deep = "{\"id\": " + "[".repeat(100) + "]".repeat(100) + "}";

        assertThatThrownBy(() -> EventJson.read(deep.getBytes(StandardCharsets.UTF_8), RawArticle.class))
                .isInstanceOf(EventFormatException.class)
                .hasMessageStartingWith("RawArticle: ");
    }

    /** Golden files are never changed: what they hold was published. */
    private static void assertGolden(String name, Class<?> type) throws IOException {
        byte[] golden = resource("/golden/" + name + ".json");
        JsonNode asPublished = EventJson.mapper().readTree(golden);
        Object event = EventJson.read(golden, type);

        assertThat(EventJson.mapper().readTree(EventJson.write(event))).isEqualTo(asPublished);
        assertThat(schema(type).validate(asPublished)).isEmpty();
    }

    private static ObjectNode tree(Object event) {
        try {
            return (ObjectNode) EventJson.mapper().readTree(EventJson.write(event));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonSchema schema(Class<?> type) {
        String name = type == RawArticle.class ? "raw-article-v1" : "enriched-article-v1";
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(EventJson.mapper()
                            .readTree(resource("/dev/copydesk/model/schema/" + name + ".schema.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = EventJsonTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return in.readAllBytes();
        }
    }
}
