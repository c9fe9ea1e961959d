package dev.copydesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.index.document.MonthIndex;
import dev.copydesk.index.kibana.LensPanel;
import dev.copydesk.index.kibana.SavedObjects;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kibana is too large for a test; what its panels ask, a real node answers over articles that the service indexed. */
@QuarkusTest
@WithTestResource(StackTestResource.class)
class KibanaPanelsIT extends RunningIndexService {
    /** Types of Elasticsearch that a panel may take for its own. */
    private static final Map<String, Set<String>> TYPES = Map.of(
            "date", Set.of("date"),
            "string", Set.of("keyword"),
            "number", Set.of("long", "integer", "float"));

    private final SavedObjects objects = SavedObjects.ofTheProject();

    @BeforeEach
    void indexAnOriginalAndItsCopy() throws IOException {
        EnrichedArticle original =
                article("Original").publishedAt("2026-03-31T23:00:00Z").build();
        EnrichedArticle copy = article("Kopie")
                .language("de")
                .publishedAt("2026-03-31T22:00:00Z")
                .copyOf(original.id())
                .build();
        send(original);
        send(copy);
        awaitIndexed(original);
        awaitIndexed(copy);
        elasticsearch("POST", "/" + MonthIndex.ALIAS + "/_refresh", null);
    }

    @Test
    void theDataViewIsTheAliasWithADateThatEveryArticleHas() throws IOException {
        JsonNode view = objects.dataView();
        String time = view.path("timeFieldName").asText();

        assertThat(view.path("title").asText()).isEqualTo(MonthIndex.ALIAS);
        check(time, "date");
        assertThat(hits("{\"size\": 0, \"query\": {\"bool\": {\"must_not\": {\"exists\": {\"field\": \"" + time
                        + "\"}}}}}"))
                .isZero();
    }

    @Test
    void everyFieldOfAPanelIsInTheMappingAndOfThePanelsType() throws IOException {
        for (LensPanel panel : objects.panels()) {
            assertThat(panel.fields()).as("%s", panel).isNotEmpty();
            check(panel);
        }
    }

    @Test
    void everyPanelHasSomethingToShow() throws IOException {
        for (LensPanel panel : objects.panels()) {
            JsonNode answer = search(panel.search().toString());

            List<Map<String, Double>> shown = panel.shown(answer);
            assertThat(shown).as("%s: %s", panel, answer).isNotEmpty();
            for (String metric : shown.get(0).keySet()) {
                assertThat(shown)
                        .as("%s of %s", metric, panel)
                        .anyMatch(row -> row.getOrDefault(metric, Double.NaN) > 0);
            }
        }
    }

    @Test
    void aPanelOfAFieldThatIsNotInTheMappingIsFoundOut() {
        ObjectNode object = objects.panels().get(0).object().deepCopy();
        object.findParents("sourceField").forEach(column -> ((ObjectNode) column).put("sourceField", "language.name"));

        assertThatThrownBy(() -> check(new LensPanel(object)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("language.name");
    }

    private void check(LensPanel panel) throws IOException {
        for (Map.Entry<String, String> field : panel.fields().entrySet()) {
            check(field.getKey(), field.getValue());
        }
    }

    private void check(String field, String type) throws IOException {
        JsonNode capabilities = elasticsearch("GET", "/" + MonthIndex.ALIAS + "/_field_caps?fields=" + field, null)
                .path("fields")
                .path(field);
        assertThat(capabilities.properties())
                .as("types of %s in the mapping", field)
                .hasSize(1);
        Map.Entry<String, JsonNode> only = capabilities.properties().iterator().next();
        assertThat(TYPES.get(type)).as("%s, a %s", field, type).contains(only.getKey());
        assertThat(only.getValue().path("aggregatable").asBoolean()).as(field).isTrue();
        assertThat(only.getValue().path("searchable").asBoolean()).as(field).isTrue();
    }

    private long hits(String body) throws IOException {
        return search(body).at("/hits/total/value").asLong();
    }

    private JsonNode search(String body) throws IOException {
        return elasticsearch("POST", "/" + MonthIndex.ALIAS + "/_search", body);
    }
}
