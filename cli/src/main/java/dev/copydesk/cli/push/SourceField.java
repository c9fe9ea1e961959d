package dev.copydesk.cli.push;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.copydesk.cli.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Adds a source to a JSON row that names none. */
final class SourceField {
    private static final String FIELD = "source";

    private SourceField() {}

    /** The row with {@code "source": name} in it; unchanged if it has a source, or if it is no JSON object. */
    static byte[] add(byte[] row, String name) {
        int firstField;
        boolean hasFields;
        try (JsonParser parser = Json.FACTORY.createParser(row)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return row;
            }
            firstField = (int) parser.currentTokenLocation().getByteOffset() + 1;
            hasFields = false;
            for (JsonToken token = parser.nextToken(); token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
                hasFields = true;
                if (parser.currentName().equals(FIELD)) {
                    return row;
                }
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException e) {
            return row; // ingest-service says what is wrong with it
        }
        ByteArrayOutputStream extended = new ByteArrayOutputStream(row.length + name.length() + 16);
        extended.write(row, 0, firstField);
        byte[] field = field(name, hasFields);
        extended.write(field, 0, field.length);
        extended.write(row, firstField, row.length - firstField);
        return extended.toByteArray();
    }

    private static byte[] field(String name, boolean followed) {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.writeBytes(("\"" + FIELD + "\":").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        try {
            field.writeBytes(Json.MAPPER.writeValueAsBytes(name));
        } catch (IOException e) {
            throw new IllegalStateException("cannot write a string as JSON", e);
        }
        if (followed) {
            field.write(',');
        }
        return field.toByteArray();
    }
}
