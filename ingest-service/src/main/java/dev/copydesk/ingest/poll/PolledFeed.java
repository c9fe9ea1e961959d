package dev.copydesk.ingest.poll;

import dev.copydesk.model.Source;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the poller must know of a registered feed.
 *
 * @param id the feed's identity in the registry
 * @param address as registered; a permanent redirect is remembered in {@link PollState#address()}
 * @param source the publisher its articles belong to
 * @param languageHint the language that its registration names, if any
 * @param fetchPages whether the page of an item is fetched where the feed gives only a teaser
 * @param minInterval shortest interval of this feed; absent: the poller's
 * @param maxInterval longest interval of this feed; absent: the poller's
 */
public record PolledFeed(
        String id,
        String address,
        Source source,
        @Nullable String languageHint,
        boolean fetchPages,
        @Nullable Duration minInterval,
        @Nullable Duration maxInterval) {

    public PolledFeed {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(source, "source");
    }

    public PolledFeed(String id, String address, Source source) {
        this(id, address, source, null, false, null, null);
    }
}
