package dev.copydesk.enrich.topology;

import dev.copydesk.kafka.TopologyRunner;
import dev.copydesk.model.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Metric;

/**
 * The few of Kafka's own numbers that tell how lanes do, summed over the tasks of this instance: what their stores hold, and how far the
 * two steps lie behind. Read when somebody asks. Thread-safe.
 */
final class StreamsMeters {
    private static final List<String> STORES =
            List.of(EnrichTopology.INDEX_STORE, EnrichTopology.ISSUED_STORE, EnrichTopology.BODIES_STORE);
    private static final List<String> BYTES = List.of("live-sst-files-size", "size-all-mem-tables");
    private static final List<String> ENTRIES = List.of("estimate-num-keys");
    private static final List<String> LAG = List.of("records-lag");

    private StreamsMeters() {}

    /** Those of one generation, to be removed from the registry when it no longer runs. */
    static List<Meter> register(
            TopologyRunner annotating, TopologyRunner lanes, int generation, MeterRegistry registry) {
        List<Meter> meters = new ArrayList<>();
        String number = String.valueOf(generation);
        for (String store : STORES) {
            meters.add(Gauge.builder("copydesk.lanes.state", () -> sum(lanes, BYTES, "rocksdb-state-id", store))
                    .tag("store", store)
                    .tag("generation", number)
                    .description("Live bytes of the store, in files and in memory")
                    .baseUnit("bytes")
                    .register(registry));
            meters.add(
                    Gauge.builder("copydesk.lanes.state.entries", () -> sum(lanes, ENTRIES, "rocksdb-state-id", store))
                            .tag("store", store)
                            .tag("generation", number)
                            .description("Keys of the store, as RocksDB estimates them")
                            .register(registry));
        }
        meters.add(lag("annotate", annotating, Topics.RAW, number, registry));
        meters.add(lag("lanes", lanes, Topics.lanes(generation), number, registry));
        return meters;
    }

    private static Gauge lag(
            String step, TopologyRunner runner, String topic, String generation, MeterRegistry registry) {
        return Gauge.builder("copydesk.enrich.lag", () -> sum(runner, LAG, "topic", topic))
                .tag("step", step)
                .tag("generation", generation)
                .description("Records that wait for the step in the partitions of this instance")
                .register(registry);
    }

    /** Kafka's consumers may write the dots of a topic's name as underscores. */
    private static double sum(TopologyRunner runner, List<String> names, String tag, String value) {
        double sum = 0;
        for (Metric metric : runner.metrics()) {
            String found = metric.metricName().tags().get(tag);
            if (found != null
                    && names.contains(metric.metricName().name())
                    && (found.equals(value) || found.equals(value.replace('.', '_')))
                    && metric.metricValue() instanceof Number number
                    && Double.isFinite(number.doubleValue())) {
                sum += number.doubleValue();
            }
        }
        return sum;
    }
}
