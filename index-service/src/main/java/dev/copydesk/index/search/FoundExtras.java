package dev.copydesk.index.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * What was counted beside the articles found.
 *
 * @param facets see {@link Facets#facets}
 * @param histogram see {@link Histogram#bars}
 * @param copies see {@link Copies#byGroup}; written when all articles are
 */
record FoundExtras(Optional<JsonNode> facets, Optional<JsonNode> histogram, Optional<FoundCopies> copies) {

    /** Writes the fields that stand before the articles. */
    void writeTo(JsonGenerator json) throws IOException {
        if (facets.isPresent()) {
            json.writeFieldName("facets");
            json.writeTree(facets.get());
        }
        if (histogram.isPresent()) {
            json.writeFieldName("histogram");
            json.writeTree(histogram.get());
        }
    }
}
