package dev.copydesk.index.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns an article into the JSON that Elasticsearch indexes: the event's own fields, and {@code search}, which is analysed
 * but left out of the stored document.
 *
 * <p>Thread-safe.
 */
public final class DocumentMapper {
    private static final byte[] BETWEEN = ",\"text\":".getBytes(StandardCharsets.UTF_8);
    private static final String DELAY = "delaySeconds";
    private static final byte[] END = "}}}".getBytes(StandardCharsets.UTF_8);
    private static final String INDEXED_AT = ",\"indexedAt\":\"";
    /** What closes {@code search}, which stands last, and the document. */
    private static final int CLOSING = 2;

    private static final byte[] SEARCH_FIELD = {',', '"', 's', 'e', 'a', 'r', 'c', 'h', '"', ':'};

    private DocumentMapper() {}

    /**
     * A document with what must be known to write it.
     *
     * @param json UTF-8, without a line break
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Mapped(String id, long version, Instant firstSeenAt, Instant fetchedAt, byte[] json) {}

    /**
     * Makes the document of an event.
     *
     * @throws dev.copydesk.model.EventFormatException if the event cannot be read
     */
    public static Mapped map(byte[] event) {
        Optional<EventScan.Scanned> plain = EventScan.scan(event);
        if (plain.isPresent()) {
            EventScan.Scanned scanned = plain.get();
            return new Mapped(
                    scanned.id(),
                    scanned.version(),
                    scanned.firstSeenAt(),
                    scanned.fetchedAt(),
                    document(event, scanned));
        }
        EnrichedArticle article = EventJson.read(event, EnrichedArticle.class);
        return new Mapped(
                article.id(), article.version(), article.firstSeenAt(), article.fetchedAt(), document(article));
    }

    private static byte[] document(byte[] event, EventScan.Scanned scanned) {
        String language = SearchLanguage.of(scanned.languageCode());
        byte[] head = (",\"search\":{\"at\":\"" + newsDate(scanned.publishedAt(), scanned.firstSeenAt()) + "\""
                        + delayField(scanned.publishedAt(), scanned.firstSeenAt()) + ",\"analyzer\":\"" + language
                        + "\",\"" + language + "\":{\"title\":")
                .getBytes(StandardCharsets.UTF_8);
        EventScan.Slice title = scanned.title();
        EventScan.Slice text = scanned.text();
        int length = scanned.length()
                + head.length
                + (title.to() - title.from())
                + BETWEEN.length
                + (text.to() - text.from())
                + END.length
                - 1;
        ByteBuffer document = ByteBuffer.allocate(length);
        document.put(event, 0, scanned.length() - 1)
                .put(head)
                .put(event, title.from(), title.to() - title.from())
                .put(BETWEEN)
                .put(event, text.from(), text.to() - text.from())
                .put(END);
        byte[] json = document.array();
        for (int i = 0; i < json.length; i++) { // between tokens: in a string, JSON has none
            if (json[i] == '\n' || json[i] == '\r') {
                json[i] = ' ';
            }
        }
        return json;
    }

    /** UTF-8 JSON without a line break. */
    public static byte[] document(EnrichedArticle article) {
        byte[] event = EventJson.write(article);
        byte[] search = EventJson.write(searchFields(article));
        // {…event…} and {…search…} become {…event…,"search":{…search…}}
        byte[] document = Arrays.copyOf(event, event.length + SEARCH_FIELD.length + search.length);
        int position = event.length - 1;
        System.arraycopy(SEARCH_FIELD, 0, document, position, SEARCH_FIELD.length);
        System.arraycopy(search, 0, document, position + SEARCH_FIELD.length, search.length);
        document[document.length - 1] = '}';
        return document;
    }

    /**
     * Puts the time of its writing into a document, as {@code search.indexedAt}. Only a request has it: the document of an event is
     * always the same.
     */
    public static void write(byte[] document, Instant at, ByteArrayOutputStream out) {
        int open = document.length - CLOSING;
        out.write(document, 0, open);
        out.writeBytes((INDEXED_AT + at + '"').getBytes(StandardCharsets.UTF_8));
        out.write(document, open, CLOSING);
    }

    private static Map<String, Object> searchFields(EnrichedArticle article) {
        String language = SearchLanguage.of(article.language().code());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", newsDate(article.publishedAt(), article.firstSeenAt()));
        delaySeconds(article.publishedAt(), article.firstSeenAt()).ifPresent(delay -> fields.put(DELAY, delay));
        fields.put("analyzer", language);
        fields.put(language, new Analysed(article.title(), article.text()));
        return fields;
    }

    private static String delayField(@Nullable Instant publishedAt, Instant firstSeenAt) {
        OptionalLong delay = delaySeconds(publishedAt, firstSeenAt);
        return delay.isEmpty() ? "" : ",\"" + DELAY + "\":" + delay.getAsLong();
    }

    /** From publication to our first sight; unknown without a date, or with one that had not come yet. */
    private static OptionalLong delaySeconds(@Nullable Instant publishedAt, Instant firstSeenAt) {
        return publishedAt != null && MonthIndex.hasFourDigitYear(publishedAt) && !publishedAt.isAfter(firstSeenAt)
                ? OptionalLong.of(Duration.between(publishedAt, firstSeenAt).toSeconds())
                : OptionalLong.empty();
    }

    private static Instant newsDate(@Nullable Instant publishedAt, Instant firstSeenAt) {
        return publishedAt != null && MonthIndex.hasFourDigitYear(publishedAt) ? publishedAt : firstSeenAt;
    }

    private record Analysed(
            @JsonProperty("title") String title,
            @JsonProperty("text") String text) {}
}
