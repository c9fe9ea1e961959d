package dev.copydesk.ingest;

import dev.copydesk.kafka.TopologyConfiguration;
import dev.copydesk.model.EventJson;
import dev.copydesk.options.Limit;
import dev.copydesk.options.OptionLimits;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** Ends the start where an option has a value that its description rules out. */
@Singleton
class OptionCheck {
    private static final OptionLimits LIMITS = TopologyConfiguration.LIMITS.and(OptionLimits.of(
            Limit.atLeastBytes("quarkus.http.limits.max-body-size", EventJson.MAX_EVENT_BYTES),
            Limit.share("copydesk.traces.ratio"),
            Limit.atLeast("copydesk.ingest.max-in-flight-bytes", 0),
            Limit.atLeast("copydesk.feeds.max-feeds", 0),
            Limit.moreThanNoTime("copydesk.feeds.min-interval"),
            Limit.noShorterThan("copydesk.feeds.max-interval", "copydesk.feeds.min-interval"),
            Limit.moreThanNoTime("copydesk.feeds.first-interval"),
            Limit.moreThanNoTime("copydesk.feeds.failure-delay"),
            Limit.noShorterThan("copydesk.feeds.max-failure-delay", "copydesk.feeds.failure-delay"),
            Limit.moreThanNoTime("copydesk.feeds.check-delay"),
            Limit.atLeast("copydesk.feeds.host-spacing", Duration.ZERO),
            Limit.atLeast("copydesk.feeds.host-concurrency", 1),
            Limit.atLeast("copydesk.feeds.max-in-flight", 1),
            Limit.atLeastTimes("copydesk.feeds.max-bytes-in-flight", 2, "copydesk.feeds.max-feed-bytes"),
            Limit.atLeast("copydesk.feeds.max-feed-bytes", 1024),
            Limit.between("copydesk.feeds.max-page-bytes", 1024, 1_500_000),
            Limit.moreThanNoTime("copydesk.feeds.connect-timeout"),
            Limit.moreThanNoTime("copydesk.feeds.total-timeout")));

    void check(@Observes @Priority(OptionLimits.FIRST) StartupEvent event, Config config) {
        LIMITS.require(config);
    }
}
