package dev.copydesk.index.wire;

import java.util.List;

/**
 * What came through in one beat of the wire, the latest last.
 *
 * @param number counts what one listener is told, from 0: a listener that misses a number missed arrivals
 * @param removed ids of articles that were taken down
 * @param passedOver records that were too many to be told
 */
record Arrivals(long number, List<WireArticle> articles, List<String> removed, int passedOver) {

    Arrivals numbered(long value) {
        return new Arrivals(value, articles, removed, passedOver);
    }

    boolean isEmpty() {
        return articles.isEmpty() && removed.isEmpty() && passedOver == 0;
    }
}
