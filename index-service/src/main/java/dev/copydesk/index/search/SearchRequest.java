package dev.copydesk.index.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a search.
 *
 * @param size how many articles are returned at most
 * @param highlight whether the places that match are shown
 * @param facets by what the articles found are counted
 * @param histogram the bars that are counted; null for none
 * @param copies whether the copies of each original found are told with it
 * @param cursor where to go on; {@link Cursor#START} to be told one, null for a single answer
 */
record SearchRequest(
        SearchCriteria criteria,
        Order order,
        int size,
        boolean highlight,
        List<Facet> facets,
        @Nullable Histogram histogram,
        boolean copies,
        @Nullable String cursor) {
    static final int DEFAULT_SIZE = 20;
    static final int MAX_SIZE = 10_000;

    /** @throws BadSearchException if a parameter cannot be understood or is too long */
    static SearchRequest of(SearchParameters parameters) {
        SearchCriteria criteria = SearchCriteria.of(parameters);
        return new SearchRequest(
                criteria,
                Order.of(SearchParameters.orNull(parameters.sort, "sort"), criteria),
                size(SearchParameters.orNull(parameters.size, "size")),
                SearchParameters.flag(parameters.highlight, "highlight"),
                Facet.list(SearchParameters.orNull(parameters.facets, "facets")),
                Histogram.of(parameters).orElse(null),
                SearchParameters.flag(parameters.copies, "copies"),
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
