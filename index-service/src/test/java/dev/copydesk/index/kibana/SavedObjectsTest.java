package dev.copydesk.index.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the objects say of each other, which Kibana only finds out when somebody opens the dashboard. */
class SavedObjectsTest {
    /** Of Kibana's grid. */
    private static final int WIDTH = 48;

    private final SavedObjects objects = SavedObjects.ofTheProject();

    @Test
    void theDashboardShowsEveryPanelOnceAndNoTwoOverlap() {
        JsonNode dashboard = objects.dashboard();
        Set<JsonNode> shown = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : SavedObjects.parsed(dashboard.at("/attributes/panelsJSON"))) {
            String reference = panel.path("panelIndex").asText() + ":"
                    + panel.path("panelRefName").asText();
            JsonNode named = referenceNamed(dashboard, reference);
            assertThat(named.path("type")).as(reference).isEqualTo(panel.path("type"));
            assertThat(shown.add(named.path("id"))).as("%s, once", reference).isTrue();
            JsonNode grid = panel.path("gridData");
            assertThat(grid.path("i")).isEqualTo(panel.path("panelIndex"));
            assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isLessThanOrEqualTo(WIDTH);
            for (String cell : cells(grid)) {
                assertThat(cells.add(cell))
                        .as("%s lies alone on %s", reference, cell)
                        .isTrue();
            }
        }

        assertThat(shown).hasSize(objects.all().size() - 2); // all but the data view and the dashboard itself
    }

    @Test
    void everyReferenceLeadsToAnObjectOfTheFile() {
        for (JsonNode object : objects.all()) {
            assertThat(object.path("references"))
                    .as("%s", object.path("id"))
                    .allSatisfy(reference -> assertThat(objects.has(reference)).isTrue());
        }
    }

    @Test
    void everyPanelDrawsTheColumnsThatItAsksFor() {
        assertThat(objects.panels()).hasSizeGreaterThan(4).allSatisfy(panel -> {
            String layer = panel.layer().getKey();
            assertThat(referenceNamed(panel.object(), "indexpattern-datasource-layer-" + layer)
                            .path("type")
                            .asText())
                    .isEqualTo("index-pattern");
            assertThat(drawn(panel))
                    .containsExactlyInAnyOrderElementsOf(panel.columns().keySet());
            assertThat(panel.layer().getValue().path("columns"))
                    .hasSize(panel.columns().size());
            assertThat(panel.columns().keySet()).containsAll(panel.object().findValuesAsText("columnId"));
            // What only Kibana understands, LensPanel would leave out.
            assertThat(panel.state().at("/query/query").asText()).isEmpty();
            assertThat(panel.state().path("filters")).isEmpty();
        });
    }

    /** The names of columns that the drawing, not the layer, mentions. */
    private static List<String> drawn(LensPanel panel) {
        JsonNode visualization = panel.state().path("visualization");
        List<JsonNode> mentions = new ArrayList<>();
        visualization.path("columns").forEach(column -> mentions.add(column.path("columnId")));
        for (JsonNode layer : visualization.path("layers")) {
            for (String single : List.of("xAccessor", "splitAccessor")) {
                if (layer.has(single)) {
                    mentions.add(layer.path(single));
                }
            }
            for (String several : List.of("accessors", "primaryGroups", "metrics")) {
                layer.path(several).forEach(mentions::add);
            }
        }
        return mentions.stream().map(JsonNode::asText).toList();
    }

    private static JsonNode referenceNamed(JsonNode object, String name) {
        for (JsonNode reference : object.path("references")) {
            if (reference.path("name").asText().equals(name)) {
                return reference;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    private static List<String> cells(JsonNode grid) {
        List<String> cells = new ArrayList<>();
        for (int x = 0; x < grid.path("w").asInt(); x++) {
            for (int y = 0; y < grid.path("h").asInt(); y++) {
                cells.add((grid.path("x").asInt() + x) + "," + (grid.path("y").asInt() + y));
            }
        }
        return cells;
    }
}
