package dev.copydesk.index.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.EventJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads of an event only what its document needs, and where title and text lie in it, so that they are neither decoded nor
 * encoded again: a document is mostly the event's own bytes.
 *
 * <p>Only events of the plainest form are read so: without any field that the mapping does not know, or a field twice, or
 * a required one of another type. Of all others nothing is said here; whoever reads them in full says what is wrong.
 */
final class EventScan {
    /** The one field of a field that holds fields in turn: why something is absent, by its name. */
    private static final String TEXTS_BY_NAME = "absent";

    private static final List<String> SOURCE = List.of("id", "name", "homepage", "country");
    /** The fields of an article, with those of the objects among them. */
    static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("id", List.of()),
            Map.entry("source", SOURCE),
            Map.entry("feedUrl", List.of()),
            Map.entry("guid", List.of()),
            Map.entry("url", List.of()),
            Map.entry("title", List.of()),
            Map.entry("summary", List.of()),
            Map.entry("text", List.of()),
            Map.entry("authors", List.of()),
            Map.entry("categories", List.of()),
            Map.entry("languageHint", List.of()),
            Map.entry("publishedAt", List.of()),
            Map.entry("publishedAtText", List.of()),
            Map.entry("updatedAt", List.of()),
            Map.entry("updatedAtText", List.of()),
            Map.entry("images", List.of()),
            Map.entry("rights", List.of()),
            Map.entry("fetchedAt", List.of()),
            Map.entry("contentHash", List.of()),
            Map.entry("firstSeenAt", List.of()),
            Map.entry("revision", List.of()),
            Map.entry("sources", SOURCE),
            Map.entry("language", List.of("code", "confidence", "script")),
            Map.entry("duplicate", List.of("status", "of", "group", "similarity", "containedIn", "reason")),
            Map.entry("topics", List.of("id", "label", "score")),
            Map.entry("keyphrases", List.of()),
            Map.entry("wordCount", List.of()),
            Map.entry("enrichment", List.of("version", "at", TEXTS_BY_NAME)),
            Map.entry("version", List.of()));

    /** Without these, {@link dev.copydesk.model.EnrichedArticle} refuses an event. */
    private static final Set<String> REQUIRED = Set.of(
            "id",
            "source",
            "title",
            "text",
            "fetchedAt",
            "contentHash",
            "firstSeenAt",
            "revision",
            "language",
            "duplicate",
            "wordCount",
            "enrichment",
            "version");

    private static final Set<String> LISTS =
            Set.of("authors", "categories", "images", "sources", "topics", "keyphrases");
    private static final int VERSION_BITS = 20;

    private final byte[] event;
    private final JsonParser json;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String id;
    private @Nullable String language;
    private @Nullable Instant firstSeenAt;
    private @Nullable Instant fetchedAt;
    private @Nullable Instant publishedAt;
    private long version;
    private long revision;
    private @Nullable Slice title;
    private @Nullable Slice text;

    private EventScan(byte[] event, JsonParser json) {
        this.event = event;
        this.json = json;
    }

    /** Bytes of the event, quotes included. */
    record Slice(int from, int to) {
        ByteBuffer of(byte[] event) {
            return ByteBuffer.wrap(event, from, to - from);
        }
    }

    /** What is known of an event without having read it in full. */
    record Scanned(
            String id,
            long version,
            Instant firstSeenAt,
            Instant fetchedAt,
            @Nullable Instant publishedAt,
            String languageCode,
            Slice title,
            Slice text,
            int length) {}

    /** Empty for an event that has to be read in full. */
    static Optional<Scanned> scan(byte[] event) {
        try (JsonParser json = EventJson.mapper().getFactory().createParser(event)) {
            return new EventScan(event, json).scan();
        } catch (IOException | DateTimeException e) {
            return Optional.empty(); // it is read again in full, and what is wrong with it is said there
        }
    }

    private Optional<Scanned> scan() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            List<String> inner = FIELDS.get(field);
            if (inner == null || !seen.add(field) || !value(field, inner)) {
                return Optional.empty();
            }
        }
        int length = (int) json.currentLocation().getByteOffset();
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null || !seen.containsAll(REQUIRED)) {
            return Optional.empty();
        }
        if (id == null
                || language == null
                || firstSeenAt == null
                || fetchedAt == null
                || title == null
                || text == null) {
            return Optional.empty();
        }
        return ArticleId.isValid(id) && revision > 0 && version >> VERSION_BITS == revision
                ? Optional.of(
                        new Scanned(id, version, firstSeenAt, fetchedAt, publishedAt, language, title, text, length))
                : Optional.empty();
    }

    /** Returns whether the value is of the plain form. */
    private boolean value(String field, List<String> inner) throws IOException {
        JsonToken token = json.nextToken();
        switch (field) {
            case "id" -> id = string(token);
            case "title" -> title = slice(token);
            case "text" -> text = slice(token);
            case "firstSeenAt" -> firstSeenAt = instant(token);
            case "fetchedAt" -> fetchedAt = instant(token);
            case "publishedAt" -> publishedAt = token == JsonToken.VALUE_NULL ? null : instant(token);
            case "version" -> version = number(token);
            case "revision" -> revision = number(token);
            default -> {
                return other(field, token, inner);
            }
        }
        return true;
    }

    private boolean other(String field, JsonToken token, List<String> inner) throws IOException {
        if (inner.isEmpty()) {
            return LISTS.contains(field)
                    ? token == JsonToken.START_ARRAY && strings()
                    : !token.isStructStart() && (token != JsonToken.VALUE_NULL || !REQUIRED.contains(field));
        }
        if (token == JsonToken.START_OBJECT && !LISTS.contains(field)) {
            return object(field, inner);
        }
        if (token != JsonToken.START_ARRAY || !LISTS.contains(field)) {
            return false;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            if (!object(field, inner)) {
                return false;
            }
        }
        return json.currentToken() == JsonToken.END_ARRAY;
    }

    private boolean strings() throws IOException {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            // skipped
        }
        return json.currentToken() == JsonToken.END_ARRAY;
    }

    private boolean object(String field, List<String> inner) throws IOException {
        int mask = 0;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            int position = inner.indexOf(name);
            if (position < 0 || (mask & 1 << position) != 0) {
                return false;
            }
            mask |= 1 << position;
            JsonToken token = json.nextToken();
            if (token.isStructStart() && !(name.equals(TEXTS_BY_NAME) && token == JsonToken.START_OBJECT && texts())) {
                return false;
            }
            if (field.equals("language") && name.equals("code")) {
                language = string(token);
            }
        }
        return json.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean texts() throws IOException {
        Set<String> names = new HashSet<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (!names.add(name) || json.nextToken() != JsonToken.VALUE_STRING) {
                return false;
            }
        }
        return json.currentToken() == JsonToken.END_OBJECT;
    }

    private @Nullable String string(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING ? json.getText() : null;
    }

    private @Nullable Instant instant(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING ? Instant.parse(json.getText()) : null;
    }

    private long number(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : 0;
    }

    private @Nullable Slice slice(JsonToken token) {
        if (token != JsonToken.VALUE_STRING) {
            return null;
        }
        int from = (int) json.currentTokenLocation().getByteOffset();
        int to = from + 1;
        while (to < event.length && event[to] != '"') {
            to += event[to] == '\\' ? 2 : 1;
        }
        return new Slice(from, to + 1);
    }
}
