package dev.copydesk.index.search;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order articles are returned. */
enum Order {
    /** Best match first, the newest among equals. */
    RELEVANCE,
    NEWEST,
    OLDEST,
    /** What was first seen last comes first, however old its date is. */
    ARRIVED;

    /** By default the best first where words are searched for, else the newest. */
    static Order of(@Nullable String text, SearchCriteria criteria) {
        if (text == null) {
            return criteria.matchesAll() ? NEWEST : RELEVANCE;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "relevance" -> criteria.matchesAll() ? NEWEST : RELEVANCE;
            case "newest" -> NEWEST;
            case "oldest" -> OLDEST;
            case "arrived" -> ARRIVED;
            default -> throw new BadSearchException("sort must be relevance, newest, oldest or arrived");
        };
    }
}
