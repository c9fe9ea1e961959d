package dev.copydesk.benchmarks.feed;

import dev.copydesk.ingest.feed.Enclosure;
import dev.copydesk.ingest.feed.Feed;
import dev.copydesk.ingest.feed.FeedItem;
import dev.copydesk.model.date.ArticleDates;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Copydesk has what feedparser's paths name. */
final class FeedFields {
    private static final Pattern ENTRY = Pattern.compile("entries\\[(\\d+)]\\.(.+)");
    private static final Map<String, String> VERSIONS = Map.ofEntries(
            Map.entry("rss090", "rss-0.9"),
            Map.entry("rss091n", "rss-0.91"),
            Map.entry("rss091u", "rss-0.91"),
            Map.entry("rss092", "rss-0.92"),
            Map.entry("rss093", "rss-0.93"),
            Map.entry("rss094", "rss-0.94"),
            Map.entry("rss10", "rss-1.0"),
            Map.entry("rss20", "rss-2.0"),
            Map.entry("rss", "rss"),
            Map.entry("atom01", "atom-0.1"),
            Map.entry("atom02", "atom-0.2"),
            Map.entry("atom03", "atom-0.3"),
            Map.entry("atom10", "atom-1.0"),
            Map.entry("atom", "atom"),
            Map.entry("cdf", "cdf"));

    private FeedFields() {}

    /** One comparison of what was found with what was wanted. */
    record Comparison(String field, @Nullable Object found, Object wanted) {
        boolean isRight() {
            return Objects.equals(found, wanted);
        }

        /** Whether it is the same markup: attributes in any order, quoted in any way, empty elements in any form. */
        boolean isSameMarkup() {
            return isRight()
                    || (found instanceof String one
                            && wanted instanceof String other
                            && one.indexOf('<') >= 0
                            && MarkupForm.of(one).equals(MarkupForm.of(other)));
        }
    }

    /** Null where Copydesk has no such field. */
    static @Nullable Comparison compare(String path, Object wanted, @Nullable Feed feed, boolean dcDate) {
        Matcher entry = ENTRY.matcher(path);
        if (entry.matches()) {
            int index = Integer.parseInt(entry.group(1));
            FeedItem item = feed == null || index >= feed.items().size()
                    ? null
                    : feed.items().get(index);
            return item(entry.group(2), wanted, item, dcDate);
        }
        return switch (path) {
            case "version" ->
                new Comparison("kind", feed == null ? null : feed.kind(), VERSIONS.getOrDefault(wanted, "?" + wanted));
            case "feed.title", "feed.title_detail.value" ->
                new Comparison("feed.title", feed == null ? null : feed.title(), wanted);
            case "feed.link" -> new Comparison("feed.link", feed == null ? null : feed.link(), wanted);
            case "feed.language" -> new Comparison("feed.language", feed == null ? null : feed.language(), wanted);
            case "feed.updated", "feed.updated_parsed", "feed.modified", "feed.modified_parsed" ->
                new Comparison("feed.updated", feed == null ? null : feed.updated(), instant(wanted));
            case "feed.ttl" ->
                new Comparison(
                        "feed.ttl",
                        feed == null || feed.hints().ttl() == null
                                ? null
                                : String.valueOf(feed.hints().ttl().toMinutes()),
                        wanted);
            default -> null;
        };
    }

    private static @Nullable Comparison item(String path, Object wanted, @Nullable FeedItem item, boolean dcDate) {
        FeedItem none = item;
        return switch (path) {
            case "title", "title_detail.value" -> text("title", none == null ? null : none.title(), wanted);
            case "link" -> text("url", none == null ? null : none.url(), wanted);
            case "id", "guid" -> text("guid", none == null ? null : none.guid(), wanted);
            case "summary", "description", "summary_detail.value" ->
                // feedparser's summary is the content where there is no other
                text("summary", none == null ? null : none.summary() == null ? none.content() : none.summary(), wanted);
            case "content[0].value" -> text("content", none == null ? null : none.content(), wanted);
            case "content[0].type", "summary_detail.type" ->
                new Comparison(
                        "contentType",
                        none == null ? null : none.contentType(),
                        wanted.equals("application/xhtml+xml") ? "text/html" : wanted);
            case "author", "author_detail.name" ->
                text(
                        "authors",
                        none == null || none.authors().isEmpty()
                                ? null
                                : none.authors().get(0),
                        String.valueOf(wanted).replaceFirst(" \\(\\S+@\\S+\\)$", ""));
            case "tags[0].term", "category" ->
                text("categories", at(none == null ? null : none.categories(), 0), wanted);
            case "tags[1].term" -> text("categories", at(none == null ? null : none.categories(), 1), wanted);
            case "published", "published_parsed", "issued", "issued_parsed", "created", "created_parsed" ->
                new Comparison("publishedAt", none == null ? null : none.publishedAt(), instant(wanted));
            case "updated", "updated_parsed", "modified", "modified_parsed", "date", "date_parsed" ->
                dcDate
                        ? new Comparison("publishedAt", none == null ? null : none.publishedAt(), instant(wanted))
                        : new Comparison("updatedAt", none == null ? null : none.updatedAt(), instant(wanted));
            case "language" -> text("language", none == null ? null : none.language(), wanted);
            case "rights", "copyright", "rights_detail.value", "copyright_detail.value" ->
                text("rights", none == null ? null : none.rights(), wanted);
            case "feedburner_origlink" -> text("originalUrl", none == null ? null : none.originalUrl(), wanted);
            case "image.href", "media_thumbnail[0].url" ->
                text("images", at(none == null ? null : none.images(), 0), wanted);
            default -> path.startsWith("enclosures[") ? enclosure(path, wanted, none) : null;
        };
    }

    private static @Nullable Comparison enclosure(String path, Object wanted, @Nullable FeedItem item) {
        Enclosure enclosure = item == null ? null : at(item.enclosures(), path.charAt("enclosures[".length()) - '0');
        return switch (path.substring(path.indexOf(']') + 1)) {
            case ".href", ".url" -> text("enclosures", enclosure == null ? null : enclosure.url(), wanted);
            case ".type" -> text("enclosures", enclosure == null ? null : enclosure.type(), wanted);
            case ".length" -> text("enclosures", enclosure == null ? null : String.valueOf(enclosure.length()), wanted);
            default -> null;
        };
    }

    private static Comparison text(String field, @Nullable String found, Object wanted) {
        return new Comparison(field, found, wanted);
    }

    private static <T> @Nullable T at(@Nullable List<T> list, int index) {
        return list == null || index >= list.size() ? null : list.get(index);
    }

    /** Of a tuple of Python's time, or of a date as it was written. */
    private static Object instant(Object wanted) {
        String text = String.valueOf(wanted);
        if (text.startsWith("(")) {
            String[] parts = text.replaceAll("[() ]", "").split(",", -1);
            return LocalDateTime.of(
                            Integer.parseInt(parts[0]),
                            Integer.parseInt(parts[1]),
                            Integer.parseInt(parts[2]),
                            Integer.parseInt(parts[3]),
                            Integer.parseInt(parts[4]),
                            Integer.parseInt(parts[5]))
                    .toInstant(ZoneOffset.UTC);
        }
        Instant read = ArticleDates.instant(text).orElse(null);
        return read == null ? "no date: " + text : read;
    }
}
