package dev.copydesk.index.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns an article into what Elasticsearch indexes: the event's own fields, and {@code search}, which is analysed
 * but left out of the stored document.
 *
 * <p>Thread-safe.
 */
public final class DocumentMapper {
    private static final byte[] BETWEEN = ",\"text\":".getBytes(StandardCharsets.UTF_8);
    private static final String DELAY = "delaySeconds";
    private static final byte[] END = "}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SEARCH_FIELD = {',', '"', 's', 'e', 'a', 'r', 'c', 'h', '"', ':'};

    private DocumentMapper() {}

    /** A document with what must be known to write it. */
    public record Mapped(String id, long version, Instant firstSeenAt, Instant fetchedAt, ArticleDocument document) {}

    /**
     * Makes the document of an event, which must not change afterwards: the document lies in it.
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

    private static ArticleDocument document(byte[] event, EventScan.Scanned scanned) {
        String language = SearchLanguage.of(scanned.languageCode());
        byte[] head = (",\"search\":{\"at\":\"" + newsDate(scanned.publishedAt(), scanned.firstSeenAt()) + "\""
                        + delayField(scanned.publishedAt(), scanned.firstSeenAt()) + ",\"analyzer\":\"" + language
                        + "\",\"" + language + "\":{\"title\":")
                .getBytes(StandardCharsets.UTF_8);
        byte[] line = inOneLine(event, scanned.length());
        return new ArticleDocument(List.of(
                ByteBuffer.wrap(line, 0, scanned.length() - 1),
                ByteBuffer.wrap(head),
                scanned.title().of(line),
                ByteBuffer.wrap(BETWEEN),
                scanned.text().of(line),
                ByteBuffer.wrap(END)));
    }

    /** The event itself, where it is so already. */
    private static byte[] inOneLine(byte[] event, int length) {
        byte[] line = event;
        for (int i = 0; i < length; i++) { // between tokens: in a string, JSON has none
            if (event[i] == '\n' || event[i] == '\r') {
                line = line == event ? event.clone() : line;
                line[i] = ' ';
            }
        }
        return line;
    }

    /** Of an event that was read in full. */
    public static ArticleDocument document(EnrichedArticle article) {
        byte[] event = EventJson.write(article);
        byte[] search = EventJson.write(searchFields(article));
        // {…event…} and {…search…} become {…event…,"search":{…search…}}
        return new ArticleDocument(List.of(
                ByteBuffer.wrap(event, 0, event.length - 1),
                ByteBuffer.wrap(SEARCH_FIELD),
                ByteBuffer.wrap(search, 0, search.length - 1)));
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
