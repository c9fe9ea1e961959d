package dev.copydesk.index.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a search.
 *
 * @param size how many articles are returned at most
 * @param highlight whether the places that match are shown
 * @param facets by what the articles found are counted
 * @param histogram the name of an {@link Interval}, {@code auto}, or null for none
 * @param cursor where to go on; {@link Cursor#START} to be told one, null for a single answer
 */
record SearchRequest(
        SearchCriteria criteria,
        Order order,
        int size,
        boolean highlight,
        List<Facet> facets,
        @Nullable String histogram,
        @Nullable String cursor) {
    static final int DEFAULT_SIZE = 20;
    static final int MAX_SIZE = 10_000;

    /** @throws BadSearchException if a parameter cannot be understood or is too long */
    static SearchRequest of(SearchParameters parameters) {
        SearchCriteria criteria = SearchCriteria.of(parameters);
        String histogram = SearchParameters.orNull(parameters.histogram, "histogram");
        if (histogram != null) {
            Interval.named(histogram);
        }
        return new SearchRequest(
                criteria,
                Order.of(SearchParameters.orNull(parameters.sort, "sort"), criteria),
                size(SearchParameters.orNull(parameters.size, "size")),
                SearchParameters.flag(parameters.highlight, "highlight"),
                Facet.list(SearchParameters.orNull(parameters.facets, "facets")),
                histogram,
                SearchParameters.orNull(parameters.cursor, "cursor", Cursor.MAX_LENGTH));
    }

    private static int size(@Nullable String text) {
        if (text == null) {
            return DEFAULT_SIZE;
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 0 && size <= MAX_SIZE) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw badSize();
        }
        throw badSize();
    }

    private static BadSearchException badSize() {
        return new BadSearchException("size must be a number from 0 to " + MAX_SIZE);
    }
}
