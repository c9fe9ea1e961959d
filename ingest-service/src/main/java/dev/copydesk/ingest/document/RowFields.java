package dev.copydesk.ingest.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a row's fields by name and refuses those of a wrong type or size. */
final class RowFields {
    private final JsonNode row;

    RowFields(JsonNode row) {
        this.row = row;
    }

    JsonNode node(String name) {
        return row.path(name);
    }

    /** The field's text without surrounding space; null where it is absent, null or blank. */
    @Nullable
    String text(String name, int maxLength) {
        String text = verbatim(name, maxLength);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The field's text as sent; null where it is absent or null. Numbers and booleans count as their text. */
    @Nullable
    String verbatim(String name, int maxLength) {
        JsonNode node = row.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw new RefusedRowException("field '" + name + "' holds an object or a list; send text");
        }
        return bounded(name, node.asText(), maxLength);
    }

    /** The field's texts; a single text counts as a list of one, blank entries are left out. */
    List<String> texts(String name, int maxLength) {
        JsonNode node = row.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (node.isValueNode()) {
            return node.asText().isBlank()
                    ? List.of()
                    : List.of(bounded(name, node.asText().strip(), maxLength));
        }
        if (!node.isArray()) {
            throw new RefusedRowException("field '" + name + "' holds an object; send a list of texts");
        }
        if (node.size() > RowLimits.MAX_LIST_ENTRIES) {
            throw new RefusedRowException("field '" + name + "' has " + node.size() + " entries, at most "
                    + RowLimits.MAX_LIST_ENTRIES + " are accepted; shorten it");
        }
        List<String> texts = new ArrayList<>(node.size());
        for (JsonNode entry : node) {
            if (!entry.isValueNode()) {
                throw new RefusedRowException("field '" + name + "' holds entries that are no text; send texts");
            }
            if (!entry.isNull() && !entry.asText().isBlank()) {
                texts.add(bounded(name, entry.asText().strip(), maxLength));
            }
        }
        return texts;
    }

    private static String bounded(String name, String text, int maxLength) {
        if (text.length() > maxLength) {
            throw new RefusedRowException("field '" + name + "' has " + text.length() + " characters, at most "
                    + maxLength + " are accepted; shorten it");
        }
        return text;
    }
}
