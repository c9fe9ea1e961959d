package dev.copydesk.index;

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
    private static final OptionLimits LIMITS = OptionLimits.of(
            Limit.atLeast("copydesk.topics.partitions", 1),
            Limit.atLeast("copydesk.dead.listed", 1),
            Limit.atLeast("copydesk.metrics.every-seconds", 1),
            Limit.atLeast("copydesk.metrics.max-sources", 0),
            Limit.atLeast("copydesk.metrics.disk-every-seconds", 1),
            Limit.atLeast("copydesk.index.generation", 0),
            Limit.atLeast("copydesk.index.shards", 1),
            Limit.atLeast("copydesk.index.replicas", 0),
            Limit.atLeastBytes("copydesk.index.request-size", 1),
            Limit.atLeast("copydesk.index.requests-in-flight", 1),
            Limit.atLeast("copydesk.index.linger", Duration.ZERO),
            Limit.atLeastBytes("copydesk.index.unanswered-size", 1),
            Limit.atLeastBytes("copydesk.index.loading-request-size", 1),
            Limit.atLeast("copydesk.index.loading-linger", Duration.ZERO),
            Limit.atLeast("copydesk.index.drain", Duration.ZERO),
            Limit.atLeast("copydesk.index.retention.months", 0),
            Limit.atLeast("copydesk.index.retention.notice", Duration.ZERO),
            Limit.moreThanNoTime("copydesk.index.retention.every"),
            Limit.moreThanNoTime("copydesk.replay.every"),
            Limit.atLeast("copydesk.replay.examples", 0));

    void check(@Observes @Priority(OptionLimits.FIRST) StartupEvent event, Config config) {
        LIMITS.require(config);
    }
}
