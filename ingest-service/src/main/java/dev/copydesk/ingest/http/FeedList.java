package dev.copydesk.ingest.http;

import dev.copydesk.ingest.registry.Condition;
import dev.copydesk.ingest.registry.FeedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer to {@code GET /feeds}.
 *
 * @param total feeds that fit the filter
 * @param registered all feeds
 * @param conditions how many of all feeds are {@code new}, {@code healthy}, {@code failing}, {@code quiet}
 * @param feeds those of the page that was asked for, by name
 */
record FeedList(int total, int registered, Map<String, Integer> conditions, List<FeedReport> feeds) {

    static FeedList of(FeedQuery.Page page) {
        Map<String, Integer> conditions = new TreeMap<>();
        page.conditions().forEach((condition, count) -> conditions.put(name(condition), count));
        return new FeedList(
                page.total(),
                page.conditions().values().stream().mapToInt(Integer::intValue).sum(),
                conditions,
                page.feeds().stream().map(FeedReport::of).toList());
    }

    private static String name(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT);
    }
}
