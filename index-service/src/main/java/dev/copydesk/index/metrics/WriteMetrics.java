package dev.copydesk.index.metrics;

import dev.copydesk.index.write.Answers;
import dev.copydesk.index.write.BulkItemOutcome;
import dev.copydesk.index.write.WriteAction;
import dev.copydesk.model.ArticleVersion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts the answers of Elasticsearch, and times articles from being fetched to being indexed. Thread-safe. */
@Singleton
public final class WriteMetrics implements Answers {
    private static final double[] PERCENTILES = {0.5, 0.95, 0.99};
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(24)
    };

    private final InstantSource clock;
    private final Counter indexed;
    private final Counter stale;
    private final Counter rejected;
    private final Counter overloaded;
    private final Counter retried;
    private final Timer latency;
    private final RatePerSecond rate;

    WriteMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.rate = new RatePerSecond(clock);
        this.indexed = answers(registry, "indexed", "Articles written or removed");
        this.stale = answers(registry, "stale", "Articles that were there in this or a newer version");
        this.rejected = answers(registry, "rejected", "Articles that Elasticsearch refuses for good: dead letters");
        this.overloaded = answers(registry, "overloaded", "Items refused as too much (429), to be sent again");
        this.retried = answers(registry, "retried", "Items to be sent again for any other reason");
        this.latency = Timer.builder("copydesk.index.latency")
                .description("From being fetched to Elasticsearch's answer; a refresh later an article is found")
                .serviceLevelObjectives(BUCKETS)
                .publishPercentiles(PERCENTILES)
                .distributionStatisticExpiry(Duration.ofMinutes(5))
                .register(registry);
    }

    private static Counter answers(MeterRegistry registry, String outcome, String description) {
        return Counter.builder("copydesk.index.answers")
                .tag("outcome", outcome)
                .description(description)
                .register(registry);
    }

    @Override
    public void answered(WriteAction action, BulkItemOutcome outcome) {
        if (outcome instanceof BulkItemOutcome.Indexed) {
            indexed.increment();
            rate.count();
            time(action);
        } else if (outcome instanceof BulkItemOutcome.Stale) {
            stale.increment();
        } else if (outcome instanceof BulkItemOutcome.Rejected) {
            rejected.increment();
        } else if (outcome instanceof BulkItemOutcome.Retryable again) {
            (again.isOverload() ? overloaded : retried).increment();
        }
    }

    /** Not of a correction, which is issued long after its article was fetched. */
    private void time(WriteAction action) {
        if (action instanceof WriteAction.Put put && ArticleVersion.correction(put.version()) == 0) {
            Duration taken = Duration.between(put.fetchedAt(), clock.instant());
            latency.record(taken.isNegative() ? Duration.ZERO : taken);
        }
    }

    /** Articles written a second, over the last minute. */
    public double perSecond() {
        return rate.perSecond();
    }

    /** Seconds from fetched to indexed over the last minutes, by percentile such as {@code p99}; empty without articles. */
    public Map<String, Double> latencySeconds() {
        Map<String, Double> percentiles = new LinkedHashMap<>();
        var snapshot = latency.takeSnapshot();
        if (snapshot.count() > 0) {
            for (ValueAtPercentile value : snapshot.percentileValues()) {
                percentiles.put("p" + Math.round(value.percentile() * 100), value.value(TimeUnit.SECONDS));
            }
        }
        return percentiles;
    }

    /** Items that Elasticsearch refused as too much since the start. */
    public long overloads() {
        return (long) overloaded.count();
    }
}
