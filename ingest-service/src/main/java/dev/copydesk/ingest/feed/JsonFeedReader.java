package dev.copydesk.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.copydesk.ingest.feed.markup.Addresses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed 1.0 and 1.1, item by item, so that one that breaks off gives the items before the break. */
final class JsonFeedReader {
    private static final Pattern VERSION =
            Pattern.compile("https?://(?:www\\.)?jsonfeed\\.org/version/([0-9.]{1,9})/?");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(FeedLimits.MAX_DEPTH)
                    .maxStringLength(FeedLimits.MAX_BYTES)
                    .build())
            .build();

    private final @Nullable String base;
    private final Problems problems;
    private final List<Map<String, Object>> items = new ArrayList<>();
    private final HintsReader hints = new HintsReader();
    private String version = "";
    private @Nullable String title;
    private @Nullable String link;
    private @Nullable String language;
    private List<String> authors = List.of();
    private boolean hasItems;

    private JsonFeedReader(@Nullable String base, Problems problems) {
        this.base = base;
        this.problems = problems;
    }

    /** The feed; null where the object is none. */
    static @Nullable Feed read(String json, @Nullable String base, Problems problems) {
        JsonFeedReader reader = new JsonFeedReader(base, problems);
        try (JsonParser parser = FACTORY.createParser(json)) {
            reader.read(parser);
        } catch (IOException e) {
            problems.add("the document is truncated or no JSON from item " + (reader.items.size() + 1) + " on");
        }
        return reader.feed();
    }

    private void read(JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("items") && parser.currentToken() == JsonToken.START_ARRAY) {
                hasItems = true;
                items(parser);
            } else {
                take(field, JsonValues.read(parser));
            }
        }
    }

    private void items(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                throw new IOException("the document ends within a value");
            }
            if (items.size() == FeedLimits.MAX_ITEMS) {
                problems.add("the feed has more than " + FeedLimits.MAX_ITEMS + " items; the rest is left out");
                parser.skipChildren();
                continue;
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                items.add(JsonValues.object(JsonValues.read(parser)));
            } else {
                parser.skipChildren();
            }
        }
    }

    private void take(String field, @Nullable Object value) {
        String text = JsonValues.text(value);
        switch (field) {
            case "version" -> version = text == null ? "" : text;
            case "title" -> title = text;
            case "home_page_url" -> link = resolved(text);
            case "language" -> language = text;
            case "author", "authors" -> authors = JsonItemReader.names(value);
            case "feed_url" -> {
                if (text != null) {
                    hints.takeLink("self", Addresses.resolve(base, text));
                }
            }
            case "next_url" -> {
                if (text != null) {
                    hints.takeLink("next", Addresses.resolve(base, text));
                }
            }
            case "hubs" ->
                JsonValues.list(value).forEach(hub -> {
                    String url = JsonValues.text(JsonValues.object(hub).get("url"));
                    if (url != null) {
                        hints.addHub(url);
                    }
                });
            case "expired" -> {
                if (Boolean.TRUE.equals(value)) {
                    hints.complete();
                }
            }
            default -> {} // an extension
        }
    }

    private @Nullable String resolved(@Nullable String address) {
        return address == null ? null : Addresses.resolve(base, address);
    }

    private @Nullable Feed feed() {
        Matcher known = VERSION.matcher(version);
        if (!known.matches() && !hasItems) {
            return null;
        }
        if (!known.matches()) {
            problems.add("the feed's version '" + Problems.shown(version) + "' is unknown; it is read as JSON Feed");
        }
        String number = known.matches() ? known.group(1) : "1.1";
        PollingHints asked = hints.hints();
        String from = base != null ? base : asked.self() != null ? asked.self() : link;
        ItemDefaults defaults = new ItemDefaults(authors, language, null);
        List<FeedItem> read = items.stream()
                .map(item -> JsonItemReader.read(item, from, defaults))
                .toList();
        return new Feed(
                "json-feed-" + (number.equals("1") ? "1.0" : number),
                title,
                link,
                language,
                null,
                asked,
                ItemRepairs.of(read, from, problems),
                problems.lines());
    }
}
