package dev.copydesk.ingest;

import dev.copydesk.ingest.poll.PollerCounters;
import dev.copydesk.ingest.poll.Totals;
import dev.copydesk.ingest.registry.Condition;
import dev.copydesk.ingest.registry.FeedRegistry;
import dev.copydesk.ingest.registry.KnownFeed;
import dev.copydesk.ingest.registry.RegistryUnavailableException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How the feeds do, for Prometheus. Conditions and gaps are those of all registered feeds, the same on every instance; what was
 * polled is this instance's share, since its start. While the registry is being read there is no number.
 */
@Singleton
class FeedMetrics {
    private final FeedRegistry registry;
    private final FeedsRunner runner;
    private final MeterRegistry meters;

    FeedMetrics(FeedRegistry registry, FeedsRunner runner, MeterRegistry meters) {
        this.registry = registry;
        this.runner = runner;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        for (Condition condition : Condition.values()) {
            Gauge.builder("copydesk.feeds", () -> inCondition(condition))
                    .tag("condition", condition.name().toLowerCase(Locale.ROOT))
                    .description("Registered feeds; quiet ones are silent for longer than is their habit")
                    .register(meters);
        }
        Gauge.builder("copydesk.feeds.possible.gaps", this::possibleGaps)
                .description(
                        "Polls of the registered feeds in which every item was new: some may have come and gone before")
                .register(meters);
        polls("fetched", PollerCounters::fetched);
        polls("not_modified", PollerCounters::notModified);
        polls("refused", PollerCounters::refused);
        polls("failed", PollerCounters::failed);
        counter("copydesk.feeds.articles", "Articles that the broker acknowledged", PollerCounters::articles);
        counter("copydesk.feeds.pages", "Pages fetched for articles that came as teasers", PollerCounters::pages);
        FunctionCounter.builder(
                        "copydesk.feeds.received", runner, any -> any.polled().bytes())
                .baseUnit(BaseUnits.BYTES)
                .description("Received over the wire, as it came")
                .register(meters);
    }

    private void polls(String outcome, ToDoubleFunction<PollerCounters> count) {
        FunctionCounter.builder("copydesk.feeds.polls", runner, any -> count.applyAsDouble(any.polled()))
                .tag("outcome", outcome)
                .description("Polls that ended")
                .register(meters);
    }

    private void counter(String name, String description, ToDoubleFunction<PollerCounters> count) {
        FunctionCounter.builder(name, runner, any -> count.applyAsDouble(any.polled()))
                .description(description)
                .register(meters);
    }

    private double inCondition(Condition condition) {
        return ofAll(feeds ->
                feeds.stream().filter(feed -> feed.condition() == condition).count());
    }

    private double possibleGaps() {
        return ofAll(feeds -> feeds.stream()
                .mapToLong(feed ->
                        (feed.state() == null ? Totals.NONE : feed.state().totals()).possibleGaps())
                .sum());
    }

    private double ofAll(ToDoubleFunction<List<KnownFeed>> number) {
        try {
            return number.applyAsDouble(registry.all());
        } catch (RegistryUnavailableException e) {
            return Double.NaN; // as if it were not there
        }
    }
}
