package dev.copydesk.ingest.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.CanonicalUrl;
import dev.copydesk.model.Content;
import dev.copydesk.model.ContentHash;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import dev.copydesk.model.date.ArticleDates;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link RawArticle} of a row of JSON: either a whole RawArticle, or a short row such as {@code {"url", "title",
 * "text", "source"}}.
 *
 * <p>Identity and content hash are always computed here, whatever the row says. Stateless and thread-safe; time and space
 * are linear in the row's size, which is bounded by {@link RowLimits#MAX_ROW_BYTES}.
 */
public final class RowReader {
    /** No field of a row is written more than twice in its event, and what is escaped there was escaped in the row. */
    private static final int SURELY_FITTING = RowLimits.MAX_ROW_BYTES / 4;

    private static final Source UNNAMED = new Source("pushed", "Pushed documents", null, null);

    private RowReader() {}

    /**
     * Reads one row.
     *
     * @param json one JSON object, UTF-8
     * @param now the time of reception; also bounds a {@code fetchedAt} that lies in the future
     */
    public static RowOutcome read(byte[] json, Instant now) {
        return read(parse(json), now);
    }

    /**
     * A row that was parsed, for those who want more of it than the article.
     *
     * @param json missing where the row is none
     * @param refusal why not
     */
    public record Row(
            JsonNode json, int lengthInBytes, @Nullable String refusal) {}

    /** Parses a row without looking at its fields. */
    public static Row parse(byte[] json) {
        String refusal;
        if (json.length > RowLimits.MAX_ROW_BYTES) {
            refusal = "the row has " + json.length + " bytes, at most " + RowLimits.MAX_ROW_BYTES
                    + " are accepted; split or shorten the document";
        } else {
            try {
                JsonNode row = EventJson.mapper().readTree(json);
                if (row != null && row.isObject()) {
                    return new Row(row, json.length, null);
                }
                refusal = "not a JSON object; send one JSON object a line";
            } catch (JsonProcessingException e) {
                refusal = "not JSON" + position(e.getLocation()) + " (" + firstLine(e.getOriginalMessage())
                        + "); send one complete JSON object a line";
            } catch (IOException e) {
                refusal = "not UTF-8 text (" + e.getMessage() + "); convert it to UTF-8";
            }
        }
        return new Row(EventJson.mapper().missingNode(), json.length, refusal);
    }

    /** Reads a row that was parsed; otherwise as the other. */
    public static RowOutcome read(Row row, Instant now) {
        if (row.refusal() != null) {
            return new RowOutcome.Refused(row.refusal());
        }
        try {
            List<String> warnings = new ArrayList<>();
            RawArticle article = article(new RowFields(row.json()), now, warnings);
            int eventBytes = row.lengthInBytes() < SURELY_FITTING ? 0 : EventJson.write(article).length;
            return eventBytes > RowLimits.MAX_ROW_BYTES
                    ? new RowOutcome.Refused("the article's event has " + eventBytes + " bytes, at most "
                            + RowLimits.MAX_ROW_BYTES + " are accepted; split or shorten the document")
                    : new RowOutcome.Article(article, List.copyOf(warnings));
        } catch (RefusedRowException e) {
            return new RowOutcome.Refused(String.valueOf(e.getMessage()));
        }
    }

    private static RawArticle article(RowFields fields, Instant now, List<String> warnings) {
        String title =
                Optional.ofNullable(fields.text("title", RowLimits.MAX_TITLE)).orElse("");
        Content content = content(fields);
        if (title.isBlank() && content.value().isBlank()) {
            throw new RefusedRowException("neither title nor text; send at least one of \"title\", \"text\", \"html\"");
        }
        String summary = fields.verbatim("summary", RowLimits.MAX_ROW_BYTES);
        String url = fields.text("url", RowLimits.MAX_ADDRESS);
        if (url != null && CanonicalUrl.of(url).isEmpty()) {
            warnings.add("url '" + shown(url) + "' is no http or https address; the article is kept without it");
            url = null;
        }
        Source source = source(fields.node("source"), url);
        String guid = fields.text("guid", RowLimits.MAX_ADDRESS);
        if (guid == null && !isWhole(fields)) {
            guid = fields.text("id", RowLimits.MAX_ADDRESS);
        }
        String publishedAtText = dateText(fields, "publishedAt");
        String updatedAtText = dateText(fields, "updatedAt");
        String hash = ContentHash.of(
                VisibleText.ofMaybeMarkup(title), VisibleText.ofMaybeMarkup(summary), VisibleText.of(content));
        return new RawArticle(
                id(fields, url, source, guid, title, hash),
                source,
                fields.text("feedUrl", RowLimits.MAX_ADDRESS),
                guid,
                url,
                title,
                summary,
                content,
                fields.texts("authors", RowLimits.MAX_NAME),
                fields.texts("categories", RowLimits.MAX_NAME),
                Optional.ofNullable(fields.text("languageHint", RowLimits.MAX_NAME))
                        .orElse(fields.text("language", RowLimits.MAX_NAME)),
                instant("publishedAt", publishedAtText, warnings),
                publishedAtText,
                instant("updatedAt", updatedAtText, warnings),
                updatedAtText,
                fields.texts("images", RowLimits.MAX_ADDRESS),
                fields.text("rights", RowLimits.MAX_ADDRESS),
                fetchedAt(fields, now, warnings),
                hash,
                null,
                null,
                List.of());
    }

    /**
     * Derived. A whole RawArticle may choose among the identities of its own fields, as an item of a feed does whose
     * address is that of many: then its guid, or its words, are its identity.
     */
    private static String id(
            RowFields fields, @Nullable String url, Source source, @Nullable String guid, String title, String hash) {
        String sent = isWhole(fields) ? fields.text("id", RowLimits.MAX_ADDRESS) : null;
        for (String guidOrNone : Arrays.asList(guid, null)) {
            String other = ArticleId.of(null, source.id(), guidOrNone, title, hash);
            if (other.equals(sent)) {
                return other;
            }
        }
        return ArticleId.of(url, source.id(), guid, title, hash);
    }

    /** A whole RawArticle is known by its content object; its id is derived, not its guid. */
    private static boolean isWhole(RowFields fields) {
        return fields.node("content").isObject();
    }

    private static Content content(RowFields fields) {
        JsonNode whole = fields.node("content");
        if (whole.isObject()) {
            String value = whole.path("value").asText("");
            String mediaType = whole.path("mediaType").asText(Content.PLAIN_TEXT);
            if (!mediaType.equals(Content.PLAIN_TEXT) && !mediaType.equals(Content.HTML)) {
                throw new RefusedRowException("content.mediaType is '" + shown(mediaType) + "'; send "
                        + Content.PLAIN_TEXT + " or " + Content.HTML);
            }
            return new Content(mediaType, value);
        }
        String html = fields.verbatim("html", RowLimits.MAX_ROW_BYTES);
        if (html != null && !html.isBlank()) {
            return Content.html(html);
        }
        String text = fields.verbatim("text", RowLimits.MAX_ROW_BYTES);
        return Content.plainText(text == null ? "" : text);
    }

    private static Source source(JsonNode source, @Nullable String url) {
        if (source.isObject()) {
            RowFields fields = new RowFields(source);
            String name = fields.text("name", RowLimits.MAX_NAME);
            String id = fields.text("id", RowLimits.MAX_NAME);
            if (name != null || id != null) {
                return new Source(
                        id != null ? id : Source.named(String.valueOf(name)).id(),
                        name != null ? name : String.valueOf(id),
                        fields.text("homepage", RowLimits.MAX_ADDRESS),
                        fields.text("country", RowLimits.MAX_NAME));
            }
        } else if (source.isValueNode() && !source.isNull() && !source.asText().isBlank()) {
            String name = source.asText().strip();
            if (name.length() > RowLimits.MAX_NAME) {
                throw new RefusedRowException("field 'source' has " + name.length() + " characters, at most "
                        + RowLimits.MAX_NAME + " are accepted; shorten it");
            }
            return Source.named(name);
        }
        return url == null
                ? UNNAMED
                : CanonicalUrl.of(url).map(RowReader::ofHost).orElse(UNNAMED);
    }

    private static Source ofHost(String canonicalUrl) {
        String host = canonicalUrl.replaceFirst("https://([^/?#]*).*", "$1");
        return new Source(host, host, "https://" + host + "/", null);
    }

    private static @Nullable String dateText(RowFields fields, String name) {
        String asSent = fields.text(name + "Text", RowLimits.MAX_NAME);
        return asSent != null ? asSent : fields.text(name, RowLimits.MAX_NAME);
    }

    private static @Nullable Instant instant(String name, @Nullable String text, List<String> warnings) {
        if (text == null) {
            return null;
        }
        Optional<Instant> instant = ArticleDates.instant(text);
        if (instant.isEmpty()) {
            warnings.add(name + " '" + shown(text) + "' is no date between the years 1000 and 9999; the article is kept"
                    + " without it, send it as 2026-01-31T12:00:00Z");
        }
        return instant.orElse(null);
    }

    private static Instant fetchedAt(RowFields fields, Instant now, List<String> warnings) {
        Instant sent = instant("fetchedAt", fields.text("fetchedAt", RowLimits.MAX_NAME), warnings);
        return sent == null || sent.isAfter(now) ? now : sent;
    }

    /** Foreign text in a message stays on its line and short. */
    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    /** Jackson gives none where a limit was exceeded, such as that of nesting. */
    private static String position(@Nullable JsonLocation location) {
        return location == null ? "" : " at column " + location.getColumnNr();
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
