package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.duplicate.DuplicateCounters;
import dev.copydesk.enrich.duplicate.LaneDuplicates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What all lanes of this process count, since it started: a lane that moves to another instance leaves its counts here. Thread-safe.
 */
public final class LaneMetrics {
    private static final double[] PERCENTILES = {0.5, 0.99};

    private final Counter evicted;
    private final Counter reissued;
    private final Counter overflows;
    private final Counter comparisons;
    private final Counter floods;
    private final Timer latency;

    public LaneMetrics(MeterRegistry registry) {
        this.evicted = counter(registry, "evicted.articles", "Articles that left the window");
        this.reissued = counter(registry, "reissued.articles", "Articles issued again for another verdict");
        this.overflows = counter(
                registry, "bucket.overflows", "Articles that met a bucket with more in it than they are compared with");
        this.comparisons = counter(registry, "comparisons", "Exact comparisons of two texts");
        this.floods = counter(registry, "floods", "Groups that turned out to be pages of one template");
        this.latency = Timer.builder("copydesk.lanes.latency")
                .description("From standing in articles.raw to the verdict, not counting the commit that follows")
                .publishPercentiles(PERCENTILES)
                .distributionStatisticExpiry(Duration.ofMinutes(5))
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder("copydesk.lanes." + name)
                .description(description)
                .register(registry);
    }

    /** @param milliseconds since the article was written to {@code articles.raw} */
    void judged(long milliseconds) {
        latency.record(Duration.ofMillis(Math.max(0, milliseconds)));
    }

    void evicted(int articles) {
        evicted.increment(articles);
    }

    void reissued(int articles) {
        reissued.increment(articles);
    }

    /** For one task, whose search for duplicates counts for itself. */
    Search of(LaneDuplicates duplicates) {
        return new Search(duplicates);
    }

    /** Brings the counts of one task's search into those of the process. Not thread-safe. */
    final class Search {
        private final LaneDuplicates duplicates;
        private DuplicateCounters before = new DuplicateCounters(0, 0, 0);

        private Search(LaneDuplicates duplicates) {
            this.duplicates = duplicates;
        }

        void update() {
            DuplicateCounters now = duplicates.counters();
            overflows.increment((double) (now.bucketOverflows() - before.bucketOverflows()));
            comparisons.increment((double) (now.comparisons() - before.comparisons()));
            floods.increment((double) (now.floods() - before.floods()));
            before = now;
        }
    }
}
