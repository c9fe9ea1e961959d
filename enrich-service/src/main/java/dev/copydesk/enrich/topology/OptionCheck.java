package dev.copydesk.enrich.topology;

import dev.copydesk.kafka.TopologyConfiguration;
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
            Limit.atLeast("copydesk.enrich.generation", 0),
            Limit.share("copydesk.enrich.least-topic-score"),
            Limit.atLeast("copydesk.enrich.duplicate-window", Duration.ofDays(1)),
            Limit.moreThanNoTime("copydesk.enrich.idle-timeout"),
            Limit.atLeast("copydesk.enrich.lane-threads", 1)));

    void check(@Observes @Priority(OptionLimits.FIRST) StartupEvent event, Config config) {
        LIMITS.require(config);
    }
}
