package dev.copydesk.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events' JSON form: UTF-8, absent fields left out, instants as ISO 8601 text in UTC, unknown fields ignored.
 *
 * <p>Thread-safe.
 */
public final class EventJson {
    /** An event's JSON is at most this long. */
    public static final int MAX_EVENT_BYTES = 2 * 1024 * 1024;

    private static final int MAX_NESTING = 50;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(2 * MAX_EVENT_BYTES)
                        .maxNestingDepth(MAX_NESTING)
                        .build());
    }

    private EventJson() {}

    /** The shared mapper, for code that reads or writes JSON in the same form. Do not configure it. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static byte[] write(Object event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + event.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /**
     * @throws EventFormatException if the bytes are no JSON, or a field is missing or has a wrong type or value; the
     *     message names it
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T event = MAPPER.readValue(json, type);
            if (event == null) {
                throw new EventFormatException(type.getSimpleName() + ": is null", null);
            }
            return event;
        } catch (ValueInstantiationException e) {
            throw new EventFormatException(type.getSimpleName() + ": " + reason(e), e);
        } catch (JsonMappingException e) {
            throw e.getCause() instanceof StreamReadException syntax
                    ? notJson(type, syntax)
                    : new EventFormatException(
                            type.getSimpleName() + ": field '" + path(e) + "' cannot be read: "
                                    + oneLine(e.getOriginalMessage()),
                            e);
        } catch (JsonProcessingException e) {
            throw notJson(type, e);
        } catch (IOException e) {
            throw new EventFormatException(type.getSimpleName() + ": cannot be read", e);
        }
    }

    private static EventFormatException notJson(Class<?> type, JsonProcessingException e) {
        return new EventFormatException(
                type.getSimpleName() + ": not JSON: " + oneLine(e.getOriginalMessage()) + position(e.getLocation()), e);
    }

    /** Jackson gives none where a limit was exceeded, such as that of nesting. */
    private static String position(@Nullable JsonLocation location) {
        return location == null ? "" : " at byte " + location.getByteOffset();
    }

    private static String reason(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return cause instanceof NullPointerException
                ? "field '" + cause.getMessage() + "' is missing"
                : oneLine(String.valueOf(cause == null ? e.getOriginalMessage() : cause.getMessage()));
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String oneLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
