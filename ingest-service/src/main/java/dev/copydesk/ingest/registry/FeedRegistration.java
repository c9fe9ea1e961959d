package dev.copydesk.ingest.registry;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.copydesk.ingest.poll.PolledFeed;
import dev.copydesk.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feed as somebody registered it; what the polls came to lies elsewhere.
 *
 * @param id see {@link FeedAddress}
 * @param url as it is asked first; where it moved for good is known to the polling state
 * @param title for people; absent where nobody named it
 * @param source whom its articles are from
 * @param languageHint what the list says the language is, as a BCP 47 tag
 * @param categories as the list has them
 * @param fetchPages whether the page of an item is fetched where the feed gives only a teaser
 * @param minInterval shortest time between two polls; absent: the configured one
 * @param maxInterval longest time between two polls; absent: the configured one
 * @param addedAt when it was first registered
 * @param pollRequestedAt when somebody last asked for a poll out of turn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedRegistration(
        String id,
        String url,
        @Nullable String title,
        Source source,
        @Nullable String languageHint,
        List<String> categories,
        boolean fetchPages,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Duration minInterval,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Duration maxInterval,

        Instant addedAt,
        @Nullable Instant pollRequestedAt) {

    public FeedRegistration {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(addedAt, "addedAt");
        categories = categories == null ? List.of() : List.copyOf(categories);
        if (!FeedAddress.isId(id)) {
            throw new IllegalArgumentException("id is '" + id + "', wanted 32 lower-case hex digits");
        }
    }

    /** The same feed, to be polled out of turn. */
    FeedRegistration withPollRequestedAt(@Nullable Instant at) {
        return new FeedRegistration(
                id, url, title, source, languageHint, categories, fetchPages, minInterval, maxInterval, addedAt, at);
    }

    /** What the poller must know. */
    PolledFeed polled() {
        return new PolledFeed(id, url, source, languageHint, fetchPages, minInterval, maxInterval);
    }
}
