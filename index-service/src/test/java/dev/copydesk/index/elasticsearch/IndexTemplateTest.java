package dev.copydesk.index.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.document.SearchLanguage;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IndexTemplateTest {

    @Test
    void mapsEveryFieldOfTheEvent() throws IOException {
        JsonNode properties = template().at("/template/mappings/properties");

        assertThat(Stream.of(EnrichedArticle.class.getRecordComponents()).map(RecordComponent::getName))
                .allSatisfy(name -> assertThat(properties.has(name)).as(name).isTrue());
    }

    @Test
    void hasTheFieldsOfEverySearchLanguage() throws IOException {
        JsonNode search = template().at("/template/mappings/properties/search/properties");

        assertThat(SearchLanguage.names()).allSatisfy(name -> {
            String analyzer = name.equals(SearchLanguage.OTHER) ? "standard" : name;
            for (String field : new String[] {"title", "text"}) {
                JsonNode mapped = search.path(name).path("properties").path(field);
                assertThat(mapped.path("analyzer").asText()).as(name).isEqualTo(analyzer);
            }
        });
    }

    @Test
    void takesItsSizeFromTheSettings() throws IOException {
        JsonNode index = template().at("/template/settings/index");

        assertThat(index.path("number_of_shards").asInt()).isEqualTo(3);
        assertThat(index.path("number_of_replicas").asInt()).isEqualTo(2);
        assertThat(index.path("refresh_interval").asText()).isEqualTo("7s");
        assertThat(index.path("gc_deletes").asText()).isEqualTo("7d");
    }

    private static JsonNode template() throws IOException {
        return EventJson.mapper().readTree(IndexTemplate.json(new IndexSettings(3, 2, "7s")));
    }
}
