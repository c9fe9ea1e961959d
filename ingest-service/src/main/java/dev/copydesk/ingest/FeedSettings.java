package dev.copydesk.ingest;

import dev.copydesk.ingest.fetch.FetchLimits;
import dev.copydesk.ingest.poll.PollSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the fetcher and the poller are to be told of the configuration. */
final class FeedSettings {

    private FeedSettings() {}

    /** What a fetch may cost; what is not configured here has the fetcher's defaults. */
    static FetchLimits fetchLimits(FeedsConfiguration configured) {
        FetchLimits defaults = FetchLimits.DEFAULTS;
        return new FetchLimits(
                userAgent(configured),
                configured.connectTimeout(),
                configured.totalTimeout(),
                defaults.minBytesPerSecond(),
                defaults.rateWindow(),
                defaults.maxRedirects(),
                defaults.maxHeaderBytes(),
                defaults.maxRatio(),
                defaults.maxIdleConnections(),
                defaults.idleTimeout(),
                allowed(configured));
    }

    /** When feeds are polled; what is not configured here has the poller's defaults. */
    static PollSettings pollSettings(FeedsConfiguration configured) {
        PollSettings defaults = PollSettings.DEFAULTS;
        return new PollSettings(
                configured.minInterval(),
                configured.maxInterval(),
                configured.firstInterval(),
                defaults.maxHint(),
                configured.failureDelay(),
                configured.maxFailureDelay(),
                configured.checkDelay(),
                configured.hostSpacing(),
                configured.hostConcurrency(),
                defaults.hostRest(),
                defaults.maxHostRest(),
                configured.maxInFlight(),
                configured.maxBytesInFlight(),
                configured.maxFeedBytes(),
                configured.maxPageBytes(),
                defaults.maxPagesPerPoll(),
                defaults.maxPageAttempts());
    }

    /** What robots.txt files know us by: the product of the user agent, such as {@code copydesk}. */
    static String robotsName(FeedsConfiguration configured) {
        return configured.userAgent().strip().split("[/ ]", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** Who we are and, where the operator said it, where the hosts of feeds can complain. */
    private static String userAgent(FeedsConfiguration configured) {
        return configured
                .contact()
                .map(contact -> configured.userAgent() + " (+" + contact.strip() + ")")
                .orElse(configured.userAgent());
    }

    private static List<String> allowed(FeedsConfiguration configured) {
        List<String> blocks = new ArrayList<>(configured.allowedAddresses().orElse(List.of()));
        if (configured.allowPrivateAddresses()) {
            blocks.addAll(List.of("0.0.0.0/0", "::/0"));
        }
        return blocks;
    }
}
