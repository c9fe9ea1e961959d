package dev.copydesk.ingest.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventJson;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody registers: {@code {"url", "title"?, "source"?, "homepage"?, "country"?, "languageHint"?,
 * "categories"?, "fetchPages"?, "minInterval"?, "maxInterval"?}}, where {@code source} is a name, or an object with {@code
 * name}, {@code homepage} and {@code country}. Fields of other names are ignored. Pure.
 *
 * @param shortest no interval may be shorter
 * @param longest no interval may be longer
 */
public record RegistrationReader(Duration shortest, Duration longest) {
    /** A longer JSON is refused. */
    public static final int MAX_BYTES = 64 * 1024;

    public static final int MAX_TITLE = 500;
    public static final int MAX_CATEGORIES = 50;
    public static final int MAX_CATEGORY = 200;

    private static final Pattern HOMEPAGE = Pattern.compile("(?i)https?://.+");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}");

    /** @throws BadRegistrationException saying in one line what is wrong */
    public NewFeed read(byte[] json) {
        JsonNode fields;
        try {
            fields = EventJson.read(json, JsonNode.class);
        } catch (EventFormatException e) {
            throw new BadRegistrationException("the body is no JSON object; send {\"url\": \"https://…\"}");
        }
        if (!fields.isObject()) {
            throw new BadRegistrationException("the body is no JSON object; send {\"url\": \"https://…\"}");
        }
        String url = text(fields, "url", FeedAddress.MAX_LENGTH);
        if (url == null) {
            throw new BadRegistrationException("'url' is missing; send {\"url\": \"https://…\"}");
        }
        JsonNode source = fields.path("source");
        boolean nested = source.isObject();
        return new NewFeed(
                        FeedAddress.of(url),
                        text(fields, "title", MAX_TITLE),
                        nested ? text(source, "name", MAX_TITLE) : text(fields, "source", MAX_TITLE),
                        homepage(text(nested ? source : fields, "homepage", FeedAddress.MAX_LENGTH)),
                        country(text(nested ? source : fields, "country", MAX_TITLE)),
                        language(text(fields, "languageHint", MAX_TITLE)),
                        categories(fields.path("categories")),
                        flag(fields.path("fetchPages")),
                        interval(fields, "minInterval"),
                        interval(fields, "maxInterval"))
                .withOrderedIntervals();
    }

    private static @Nullable String text(JsonNode fields, String name, int most) {
        JsonNode node = fields.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw new BadRegistrationException("'" + name + "' is no text");
        }
        String text = node.asText().strip().replaceAll("\\p{Cntrl}+", " ");
        if (text.length() > most) {
            throw new BadRegistrationException(
                    "'" + name + "' has " + text.length() + " characters, at most " + most + " are taken");
        }
        return text.isEmpty() ? null : text;
    }

    /** Null where it is none. */
    static @Nullable String usableHomepage(@Nullable String url) {
        return url != null
                        && url.length() <= FeedAddress.MAX_LENGTH
                        && HOMEPAGE.matcher(url).matches()
                ? url
                : null;
    }

    /** In upper case; null where it is none. */
    static @Nullable String usableCountry(@Nullable String code) {
        String upper = code == null ? "" : code.toUpperCase(Locale.ROOT);
        return COUNTRY.matcher(upper).matches() ? upper : null;
    }

    /** Null where it is none. */
    static @Nullable String usableLanguage(@Nullable String tag) {
        return tag != null && LANGUAGE.matcher(tag).matches() ? tag : null;
    }

    private static @Nullable String homepage(@Nullable String url) {
        return required(url, usableHomepage(url), "'homepage' is no http or https address");
    }

    private static @Nullable String country(@Nullable String code) {
        return required(code, usableCountry(code), "'country' is no two-letter code of ISO 3166-1, such as DE");
    }

    private static @Nullable String language(@Nullable String tag) {
        return required(tag, usableLanguage(tag), "'languageHint' is no language tag, such as de or pt-BR");
    }

    private static @Nullable String required(@Nullable String sent, @Nullable String usable, String otherwise) {
        if (sent != null && usable == null) {
            throw new BadRegistrationException(otherwise);
        }
        return usable;
    }

    private static @Nullable List<String> categories(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isArray() || node.size() > MAX_CATEGORIES) {
            throw new BadRegistrationException("'categories' is no list of at most " + MAX_CATEGORIES + " texts");
        }
        List<String> categories = new ArrayList<>();
        for (JsonNode category : node) {
            String text = category.asText().strip();
            if (!category.isTextual() || text.isEmpty() || text.length() > MAX_CATEGORY) {
                throw new BadRegistrationException(
                        "'categories' holds something else than texts of 1 to " + MAX_CATEGORY + " characters");
            }
            categories.add(text);
        }
        return categories;
    }

    private static @Nullable Boolean flag(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            throw new BadRegistrationException("'fetchPages' is neither true nor false");
        }
        return node.asBoolean();
    }

    private @Nullable Duration interval(JsonNode fields, String name) {
        String text = text(fields, name, MAX_TITLE);
        if (text == null) {
            return null;
        }
        try {
            Duration interval = Duration.parse(text);
            if (interval.compareTo(shortest) < 0 || interval.compareTo(longest) > 0) {
                throw new BadRegistrationException(
                        "'" + name + "' is " + interval + ", allowed are " + shortest + " to " + longest);
            }
            return interval;
        } catch (DateTimeParseException e) {
            throw new BadRegistrationException("'" + name + "' is no ISO 8601 duration, such as PT15M");
        }
    }
}
