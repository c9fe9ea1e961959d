package dev.copydesk.index.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * What was counted beside the articles found.
 *
 * @param histogram see {@link Histogram#bars}
 * @param copies see {@link Copies#byGroup}
 */
record FoundExtras(Optional<JsonNode> histogram, Optional<JsonNode> copies) {

    /** Writes the fields that there are. */
    void writeTo(JsonGenerator json) throws IOException {
        if (histogram.isPresent()) {
            json.writeFieldName("histogram");
            json.writeTree(histogram.get());
        }
        if (copies.isPresent()) {
            json.writeFieldName("copies");
            json.writeTree(copies.get());
        }
    }
}
