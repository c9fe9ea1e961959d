package dev.copydesk.ingest.registry;

import dev.copydesk.model.CanonicalUrl;
import dev.copydesk.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed that somebody wants to register; what was not said is null.
 *
 * @param sourceName whom its articles are from; without it the host of the homepage, or of the feed, names the source, so
 *     that the several feeds of a publisher have one
 * @param homepage the publisher's page
 * @param country ISO 3166-1 alpha-2 code
 */
public record NewFeed(
        FeedAddress address,
        @Nullable String title,
        @Nullable String sourceName,
        @Nullable String homepage,
        @Nullable String country,
        @Nullable String languageHint,
        @Nullable List<String> categories,
        @Nullable Boolean fetchPages,
        @Nullable Duration minInterval,
        @Nullable Duration maxInterval) {

    /** A feed of which only the address is known. */
    public static NewFeed at(FeedAddress address) {
        return new NewFeed(address, null, null, null, null, null, null, null, null, null);
    }

    NewFeed withOrderedIntervals() {
        if (minInterval != null && maxInterval != null && minInterval.compareTo(maxInterval) > 0) {
            throw new BadRegistrationException(
                    "'minInterval' is " + minInterval + " and longer than 'maxInterval', " + maxInterval);
        }
        return this;
    }

    /** As it is registered for the first time. */
    FeedRegistration registration(Instant now) {
        return new FeedRegistration(
                address.id(),
                address.url(),
                title,
                source(),
                languageHint,
                categories == null ? List.of() : categories,
                Boolean.TRUE.equals(fetchPages),
                minInterval,
                maxInterval,
                now,
                null);
    }

    /** As it changes what is registered already: only by what was said. */
    FeedRegistration changing(FeedRegistration known) {
        boolean saysSource = sourceName != null || homepage != null || country != null;
        return new FeedRegistration(
                known.id(),
                address.url(),
                title == null ? known.title() : title,
                saysSource ? source() : known.source(),
                languageHint == null ? known.languageHint() : languageHint,
                categories == null ? known.categories() : categories,
                fetchPages == null ? known.fetchPages() : fetchPages,
                minInterval == null ? known.minInterval() : minInterval,
                maxInterval == null ? known.maxInterval() : maxInterval,
                known.addedAt(),
                known.pollRequestedAt());
    }

    private Source source() {
        if (sourceName != null) {
            return new Source(Source.named(sourceName).id(), sourceName, homepage, country);
        }
        String host = host(homepage == null ? address.url() : homepage);
        return new Source(host, host, homepage == null ? "https://" + host + "/" : homepage, country);
    }

    /** Without {@code www.} and the like, as of articles that are pushed without a source. */
    private static String host(String url) {
        return CanonicalUrl.of(url).orElse(url).replaceFirst("https?://([^/?#]*).*", "$1");
    }
}
