package dev.copydesk.cli.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.copydesk.cli.http.Json;
import dev.copydesk.ingest.feed.Enclosure;
import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedDocument;
import dev.copydesk.ingest.feed.FeedItem;
import dev.copydesk.ingest.feed.NotAFeed;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed as one line of JSON; every field is there, null where the feed says nothing. */
public final class FeedJson {
    private FeedJson() {}

    /** @param file the argument as given */
    public static String line(String file, FeedDocument document) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("file", file);
            if (document instanceof Feed feed) {
                write(feed, json);
            } else if (document instanceof NotAFeed other) {
                json.writeStringField("error", other.reason());
                if (!other.linkedFeeds().isEmpty()) {
                    texts(json, "feeds", other.linkedFeeds());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return line.toString();
    }

    private static void write(Feed feed, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("feed");
        text(json, "title", feed.title());
        text(json, "link", feed.link());
        text(json, "language", feed.language());
        text(json, "updated", feed.updated());
        text(json, "kind", feed.kind());
        json.writeEndObject();
        json.writeArrayFieldStart("items");
        for (FeedItem item : feed.items()) {
            write(item, json);
        }
        json.writeEndArray();
        texts(json, "problems", feed.problems());
    }

    private static void write(FeedItem item, JsonGenerator json) throws IOException {
        json.writeStartObject();
        text(json, "guid", item.guid());
        text(json, "url", item.url());
        text(json, "title", item.title());
        text(json, "summary", item.summary());
        text(json, "content", item.content());
        text(json, "contentType", item.contentType());
        texts(json, "authors", item.authors());
        texts(json, "categories", item.categories());
        text(json, "publishedAt", item.publishedAt());
        text(json, "updatedAt", item.updatedAt());
        json.writeArrayFieldStart("enclosures");
        for (Enclosure enclosure : item.enclosures()) {
            json.writeStartObject();
            text(json, "url", enclosure.url());
            text(json, "type", enclosure.type());
            if (enclosure.length() == null) {
                json.writeNullField("length");
            } else {
                json.writeNumberField("length", enclosure.length());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        text(json, "language", item.language());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, @Nullable Object value) throws IOException {
        json.writeFieldName(field);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    private static void texts(JsonGenerator json, String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
