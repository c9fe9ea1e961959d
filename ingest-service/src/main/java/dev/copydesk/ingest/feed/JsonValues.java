package dev.copydesk.ingest.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JSON as maps, lists, texts and truth values, bounded in number. */
final class JsonValues {
    private static final int MAX_VALUES = 20_000;

    private JsonValues() {}

    /** Reads the value that begins at the parser's token; parts of it beyond the bound are left out. */
    static @Nullable Object read(JsonParser parser) throws IOException {
        return read(parser, new int[] {MAX_VALUES});
    }

    private static @Nullable Object read(JsonParser parser, int[] left) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("the document ends within a value");
        }
        if (left[0]-- <= 0) {
            parser.skipChildren();
            return null;
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    Object value = read(parser, left);
                    if (value != null) {
                        object.put(name, value);
                    }
                }
                requireEnd(parser, JsonToken.END_OBJECT);
                yield object;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Object value = read(parser, left);
                    if (value != null) {
                        list.add(value);
                    }
                }
                yield list;
            }
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> wellFormed(parser.getText());
            default -> null;
        };
    }

    private static void requireEnd(JsonParser parser, JsonToken end) throws IOException {
        if (parser.currentToken() != end) {
            throw new IOException("the document ends within a value");
        }
    }

    /** Without surrounding space; null where the value is no text, or blank. */
    static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    @SuppressWarnings("unchecked") // read makes no other maps
    static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    @SuppressWarnings("unchecked") // read makes no other lists
    static List<Object> list(@Nullable Object value) {
        return value instanceof List ? (List<Object>) value : List.of();
    }

    /** JSON can escape half a character, which no encoding can hold. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                StringBuilder whole = new StringBuilder(text.length());
                text.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                        .forEach(whole::appendCodePoint);
                return whole.toString();
            }
        }
        return text;
    }
}
