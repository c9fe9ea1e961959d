package dev.copydesk.benchmarks.text;

import dev.copydesk.enrich.text.PageEncoding;
import org.jspecify.annotations.Nullable;

/**
 * A page as its server sent it.
 *
 * @param name within its data set
 * @param site its publisher or host
 * @param url absent where it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record SavedPage(
        String name, String site, byte[] bytes, @Nullable String url) {
    Half half() {
        return Half.of(site);
    }

    /** Decoded once and for all libraries alike. */
    String html() {
        return PageEncoding.decode(bytes);
    }
}
