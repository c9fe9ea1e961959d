package dev.copydesk.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says for all of its items.
 *
 * @param authors of an item that names none; only Atom has this rule (RFC 4287, 4.2.1)
 */
record ItemDefaults(
        List<String> authors,
        @Nullable String language,
        @Nullable String rights) {}
