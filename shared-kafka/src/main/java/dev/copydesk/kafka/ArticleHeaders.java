package dev.copydesk.kafka;

import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads and writes the headers that {@link EventHeaders} names. */
public final class ArticleHeaders {

    private ArticleHeaders() {}

    /** Says which event the record holds, replacing what was said before. */
    public static Headers describe(Headers headers, Class<?> eventType) {
        put(headers, EventHeaders.EVENT_TYPE, eventType.getSimpleName());
        put(headers, EventHeaders.EVENT_VERSION, EventHeaders.VERSION);
        return headers;
    }

    /** Says which trace the record belongs to; what becomes of the record keeps it. */
    public static Headers trace(Headers headers, TraceParent trace) {
        put(headers, EventHeaders.TRACEPARENT, trace.value());
        return headers;
    }

    /** Describes a removal: a record whose value is null. */
    public static Headers describeRemoval(Headers headers, Removal removal) {
        put(headers, EventHeaders.FIRST_SEEN_AT, removal.firstSeenAt().toString());
        put(headers, EventHeaders.REMOVAL_VERSION, String.valueOf(removal.version()));
        return headers;
    }

    /** The removal that the headers describe; empty where they describe none that can be read. */
    public static Optional<Removal> removal(Headers headers) {
        Optional<String> firstSeenAt = text(headers, EventHeaders.FIRST_SEEN_AT);
        Optional<String> version = text(headers, EventHeaders.REMOVAL_VERSION);
        if (firstSeenAt.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Removal(Instant.parse(firstSeenAt.get()), Long.parseLong(version.get())));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty(); // the caller reports the record with its position
        }
    }

    /**
     * Says that the record was sent again from the dead letters.
     *
     * @param revision the revision that is to be issued again; null where the record holds the original itself
     */
    public static Headers describeRedrive(Headers headers, int redrives, @Nullable Integer revision) {
        put(headers, EventHeaders.REDRIVES, String.valueOf(redrives));
        if (revision != null) {
            put(headers, EventHeaders.REVISION, String.valueOf(revision));
        }
        return headers;
    }

    /** How many times the record, or the one that it was made of, was sent again from the dead letters; 0 for most. */
    public static int redrives(Headers headers) {
        return text(headers, EventHeaders.REDRIVES).map(ArticleHeaders::number).orElse(0);
    }

    /** The revision that an order to issue an article again means; empty where it means whichever is current. */
    public static Optional<Integer> revision(Headers headers) {
        return text(headers, EventHeaders.REVISION).map(ArticleHeaders::number);
    }

    private static @Nullable Integer number(String digits) {
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            return null; // as if there were no such header
        }
    }

    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
