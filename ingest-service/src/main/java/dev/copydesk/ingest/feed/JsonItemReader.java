package dev.copydesk.ingest.feed;

import dev.copydesk.ingest.feed.markup.Addresses;
import dev.copydesk.ingest.feed.markup.MarkupLinks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one item of a JSON Feed. */
final class JsonItemReader {
    private JsonItemReader() {}

    static FeedItem read(Map<String, Object> item, @Nullable String base, ItemDefaults defaults) {
        String html = JsonValues.text(item.get("content_html"));
        String plain = JsonValues.text(item.get("content_text"));
        String summary = JsonValues.text(item.get("summary"));
        String content = html != null ? MarkupLinks.absolute(html, base) : plain;
        FeedDate published = date(item.get("date_published"));
        FeedDate updated = date(item.get("date_modified"));
        List<Enclosure> enclosures = enclosures(item, base);
        Set<String> images = new LinkedHashSet<>();
        for (String field : List.of("image", "banner_image")) {
            String image = JsonValues.text(item.get(field));
            if (image != null) {
                images.add(Addresses.resolve(base, image));
            }
        }
        enclosures.stream().filter(Enclosure::isImage).map(Enclosure::url).forEach(images::add);
        List<String> authors = names(item.get(item.containsKey("authors") ? "authors" : "author"));
        String language = JsonValues.text(item.get("language"));
        String guid = JsonValues.text(item.get("id"));
        String url = url(item, guid, base);
        return new FeedItem(
                guid,
                url,
                null,
                JsonValues.text(item.get("title")),
                summary,
                content,
                html != null ? "text/html" : plain != null || summary != null ? "text/plain" : null,
                authors.isEmpty() ? defaults.authors() : authors,
                JsonValues.list(item.get("tags")).stream()
                        .map(JsonValues::text)
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(FeedLimits.MAX_LIST_ENTRIES)
                        .toList(),
                published.instant(),
                published.text(),
                updated.instant(),
                updated.text(),
                enclosures,
                List.copyOf(images),
                language != null ? language : defaults.language(),
                defaults.rights());
    }

    private static @Nullable String url(Map<String, Object> item, @Nullable String guid, @Nullable String base) {
        String url = JsonValues.text(item.get("url"));
        if (url == null && guid != null && guid.matches("https?://.+")) {
            url = guid;
        }
        if (url == null) {
            url = JsonValues.text(item.get("external_url"));
        }
        return url == null ? null : Addresses.resolve(base, url);
    }

    private static FeedDate date(@Nullable Object value) {
        FeedDate date = new FeedDate();
        String text = JsonValues.text(value);
        if (text != null) {
            date.offer(text, 1);
        }
        return date;
    }

    /** Names of one author object or a list of them. */
    static List<String> names(@Nullable Object authors) {
        List<Object> all = authors instanceof List ? JsonValues.list(authors) : List.of(JsonValues.object(authors));
        List<String> names = new ArrayList<>();
        for (Object author : all) {
            String name = author instanceof String text
                    ? JsonValues.text(text)
                    : JsonValues.text(JsonValues.object(author).get("name"));
            if (name != null && names.size() < FeedLimits.MAX_LIST_ENTRIES) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<Enclosure> enclosures(Map<String, Object> item, @Nullable String base) {
        List<Enclosure> enclosures = new ArrayList<>();
        for (Object attachment : JsonValues.list(item.get("attachments"))) {
            Map<String, Object> fields = JsonValues.object(attachment);
            String url = JsonValues.text(fields.get("url"));
            if (url != null && enclosures.size() < FeedLimits.MAX_LIST_ENTRIES) {
                String size = JsonValues.text(fields.get("size_in_bytes"));
                Long length = size != null && size.matches("[0-9]{1,18}") ? Long.valueOf(size) : null;
                enclosures.add(
                        new Enclosure(Addresses.resolve(base, url), JsonValues.text(fields.get("mime_type")), length));
            }
        }
        return enclosures;
    }
}
