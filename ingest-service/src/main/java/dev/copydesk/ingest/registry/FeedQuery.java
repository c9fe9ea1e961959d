package dev.copydesk.ingest.registry;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which feeds are asked for; pure.
 *
 * @param condition only feeds in this condition
 * @param words only feeds whose title, source or address holds this, whatever its case
 * @param from so many feeds are passed over
 * @param size at most so many feeds are returned
 */
public record FeedQuery(
        @Nullable Condition condition, @Nullable String words, int from, int size) {
    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 1000;

    private static final Comparator<KnownFeed> BY_NAME = Comparator.comparing(
                    (KnownFeed feed) -> shownName(feed).toLowerCase(Locale.ROOT))
            .thenComparing(feed -> feed.registration().id());

    /**
     * @param total feeds that fit
     * @param conditions of all feeds that are registered, whether they fit or not; every condition is there
     * @param feeds those of the page that was asked for, by name
     */
    public record Page(int total, Map<Condition, Integer> conditions, List<KnownFeed> feeds) {}

    public Page of(List<KnownFeed> all) {
        Map<Condition, Integer> conditions = new EnumMap<>(Condition.class);
        for (Condition each : Condition.values()) {
            conditions.put(each, 0);
        }
        all.forEach(feed -> conditions.merge(feed.condition(), 1, Integer::sum));
        List<KnownFeed> fitting =
                all.stream().filter(this::fits).sorted(BY_NAME).toList();
        return new Page(
                fitting.size(),
                conditions,
                fitting.stream().skip(from).limit(size).toList());
    }

    private boolean fits(KnownFeed feed) {
        return (condition == null || feed.condition() == condition)
                && (words == null
                        || (shownName(feed)
                                        + ' '
                                        + feed.registration().url()
                                        + ' '
                                        + feed.registration().source().name())
                                .toLowerCase(Locale.ROOT)
                                .contains(words.toLowerCase(Locale.ROOT)));
    }

    private static String shownName(KnownFeed feed) {
        String title = feed.registration().title();
        return title == null ? feed.registration().url() : title;
    }
}
