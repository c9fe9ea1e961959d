package dev.copydesk.ingest;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The properties {@code copydesk.feeds.*}; {@code application.properties} holds their defaults and what they mean. */
@ConfigMapping(prefix = "copydesk.feeds")
public interface FeedsConfiguration {
    boolean enabled();

    int maxFeeds();

    String userAgent();

    Optional<String> contact();

    boolean allowPrivateAddresses();

    Optional<List<String>> allowedAddresses();

    Duration minInterval();

    Duration maxInterval();

    Duration firstInterval();

    Duration failureDelay();

    Duration maxFailureDelay();

    Duration checkDelay();

    Duration hostSpacing();

    int hostConcurrency();

    int maxInFlight();

    long maxBytesInFlight();

    int maxFeedBytes();

    int maxPageBytes();

    Duration connectTimeout();

    Duration totalTimeout();
}
