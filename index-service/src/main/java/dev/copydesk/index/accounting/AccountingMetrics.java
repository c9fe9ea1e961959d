package dev.copydesk.index.accounting;

import dev.copydesk.kafka.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The loss equation, in total and of each source, and the lag, for Prometheus. Counted anew in the background, by default every 15 s, so that
 * being asked costs nothing. Without a count so far, and for a stage that never read anything, there is no number.
 */
@Singleton
class AccountingMetrics {
    private static final Logger LOG = Logger.getLogger(AccountingMetrics.class);

    /** Of the equation, by the label that they have. */
    private static final Map<String, ToLongFunction<Account>> TERMS = terms();

    /** For all sources beyond the limit together; no id that was made of a name begins so. */
    private static final String OTHERS = "_others";

    private final Accounting accounting;
    private final MeterRegistry registry;
    private final MultiGauge bySource;
    private final int maxSources;
    private final long everySeconds;
    private final Rounds counts = new Rounds("accounting-metrics", this::countAgain);
    private volatile Accounting.@Nullable Stats latest;

    AccountingMetrics(
            Accounting accounting,
            MeterRegistry registry,
            @ConfigProperty(name = "copydesk.metrics.every-seconds") long everySeconds,
            @ConfigProperty(name = "copydesk.metrics.max-sources") int maxSources) {
        this.accounting = accounting;
        this.maxSources = maxSources;
        this.bySource = MultiGauge.builder("copydesk.source.articles")
                .description(
                        "The terms of copydesk.articles for the sources with the most articles; the rest is " + OTHERS)
                .register(registry);
        this.registry = registry;
        this.everySeconds = everySeconds;
    }

    void start(@Observes StartupEvent event) {
        TERMS.forEach(this::articles);
        for (String stage : new String[] {"admission", "enrich", "lanes", "index"}) {
            Gauge.builder("copydesk.lag", () -> lag(stage))
                    .tag("stage", stage)
                    .description("Offsets that the stage lies behind; marks of transactions count, too")
                    .register(registry);
        }
        Gauge.builder("copydesk.healthy", () -> healthy())
                .description("1 while Kafka and Elasticsearch answer and everything was counted")
                .register(registry);
        counts.startAfter(Duration.ofSeconds(everySeconds));
    }

    void stop(@Observes ShutdownEvent event) {
        counts.close();
    }

    private void articles(String state, ToLongFunction<Account> part) {
        Gauge.builder("copydesk.articles", () -> {
                    Accounting.Stats stats = latest;
                    return stats == null ? Double.NaN : part.applyAsLong(stats.accounting());
                })
                .tag("state", state)
                .description("accepted = indexed + unchanged + stale + taken-down + dead + expired + in-flight")
                .register(registry);
    }

    private static Map<String, ToLongFunction<Account>> terms() {
        Map<String, ToLongFunction<Account>> terms = new LinkedHashMap<>();
        terms.put("accepted", Account::accepted);
        terms.put("indexed", Account::indexed);
        terms.put("unchanged", Account::unchanged);
        terms.put("stale", Account::stale);
        terms.put("taken-down", Account::takenDown);
        terms.put("dead", Account::dead);
        terms.put("expired", Account::expired);
        terms.put("in-flight", Account::inFlight);
        return terms;
    }

    private List<MultiGauge.Row<?>> rows(Map<String, Account> sources) {
        List<Map.Entry<String, Account>> largestFirst = sources.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Account> source) ->
                        -source.getValue().accepted()))
                .toList();
        int shown = Math.min(maxSources, largestFirst.size());
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        largestFirst.subList(0, shown).forEach(source -> addRows(rows, source.getKey(), source.getValue()));
        if (shown < largestFirst.size()) {
            Account others = largestFirst.subList(shown, largestFirst.size()).stream()
                    .map(Map.Entry::getValue)
                    .reduce(Account.ZERO, Account::plus);
            addRows(rows, OTHERS, others);
        }
        return rows;
    }

    private static void addRows(List<MultiGauge.Row<?>> rows, String source, Account account) {
        TERMS.forEach((state, term) ->
                rows.add(MultiGauge.Row.of(Tags.of("source", source, "state", state), term.applyAsLong(account))));
    }

    private double lag(String stage) {
        Accounting.Stats stats = latest;
        Long lag = stats == null ? null : stats.lag().get(stage);
        return lag == null ? Double.NaN : lag;
    }

    private double healthy() {
        Accounting.Stats stats = latest;
        return stats != null && stats.healthy() ? 1 : 0;
    }

    private Duration countAgain() throws InterruptedException {
        count();
        return Duration.ofSeconds(everySeconds);
    }

    private void count() throws InterruptedException {
        try {
            Accounting.Stats stats = accounting.stats();
            latest = stats;
            bySource.register(rows(stats.sources()), true);
        } catch (RuntimeException e) { // the next count may go well
            latest = null;
            bySource.register(List.of(), true);
            LOG.warnf("nothing could be counted: %s", e.toString());
        }
    }
}
