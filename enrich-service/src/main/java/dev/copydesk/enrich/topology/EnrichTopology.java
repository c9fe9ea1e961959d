package dev.copydesk.enrich.topology;

import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.kafka.EventSerde;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * One generation of enrichment, in two topologies: {@code articles.raw} in, {@code articles.enriched-g{n}} and {@code articles.raw.dead}
 * out, {@code articles.lanes-g{n}} between.
 *
 * <p>{@link AnnotateProcessor} says what can be said of an article by itself; the article then travels to its lane, the partition of its
 * language, where {@link DeduplicateProcessor} has all it needs in local stores. The two have threads of their own: in one topology
 * annotating a backlog would leave a lane, which is a single task, the turns of one thread.
 */
public final class EnrichTopology {
    static final String LANES_STORE = "lanes";
    /** Fingerprints, buckets, edges, groups. */
    static final String INDEX_STORE = "lane-index";
    /** What was issued last of each article. */
    static final String ISSUED_STORE = "lane-issued";
    /** The annotated articles of the window, compressed. */
    static final String BODIES_STORE = "lane-articles";

    private EnrichTopology() {}

    /** Of {@link #annotating}; also the consumer group. Each generation has its own. */
    public static String annotatingId(int generation) {
        return "copydesk-enrich-g" + generation;
    }

    /** Of {@link #lanes}; also the consumer group. Each generation has its own. */
    public static String lanesId(int generation) {
        return "copydesk-lanes-g" + generation;
    }

    /** From the whole corpus to the lanes. */
    public static Topology annotating(
            int generation, ArticleEnricher enricher, DuplicateSettings duplicates, InstantSource clock) {
        return annotating(generation, enricher, duplicates, Intake.ALL, clock, Traces.OFF);
    }

    /** From the corpus to the lanes. */
    static Topology annotating(
            int generation,
            ArticleEnricher enricher,
            DuplicateSettings duplicates,
            Intake intake,
            InstantSource clock,
            Traces traces) {
        StreamsBuilder builder = new StreamsBuilder();
        annotate(builder, generation, enricher, duplicates, intake, clock, traces);
        return builder.build();
    }

    /** From the lanes to the enriched articles. */
    public static Topology lanes(
            int generation, DuplicateSettings duplicates, LaneMetrics metrics, InstantSource clock, Traces traces) {
        StreamsBuilder builder = new StreamsBuilder();
        deduplicate(builder, generation, duplicates, metrics, clock, traces);
        return builder.build();
    }

    /** Both in one, for tests without a broker. */
    static Topology whole(
            ArticleEnricher enricher,
            DuplicateSettings duplicates,
            LaneMetrics metrics,
            InstantSource clock,
            Traces traces) {
        StreamsBuilder builder = new StreamsBuilder();
        annotate(builder, 1, enricher, duplicates, Intake.ALL, clock, traces);
        deduplicate(builder, 1, duplicates, metrics, clock, traces);
        return builder.build();
    }

    private static void annotate(
            StreamsBuilder builder,
            int generation,
            ArticleEnricher enricher,
            DuplicateSettings duplicates,
            Intake intake,
            InstantSource clock,
            Traces traces) {
        TracedStage stage = traces.stage("annotate", Topics.RAW, annotatingId(generation));
        builder.addStateStore(store(LANES_STORE, new EventSerde<>(LaneAssignment.class)));
        KStream<String, Annotated> annotated = builder.stream(
                        Topics.RAW, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(
                        () -> new AnnotateProcessor(enricher, duplicates, intake, clock, stage),
                        Named.as("annotate"),
                        LANES_STORE);
        annotated
                .flatMap((id, result) -> letterRecords(result.letter()))
                .to(Topics.RAW_DEAD, Produced.with(Serdes.String(), Serdes.ByteArray()));
        annotated
                .filter((id, result) -> result.event() != null)
                .mapValues(Annotated::event)
                .to(
                        Topics.lanes(generation),
                        Produced.with(Serdes.String(), new LaneEventSerde()).withStreamPartitioner(byLane()));
    }

    private static void deduplicate(
            StreamsBuilder builder,
            int generation,
            DuplicateSettings duplicates,
            LaneMetrics metrics,
            InstantSource clock,
            Traces traces) {
        TracedStage stage = traces.stage("deduplicate", Topics.lanes(generation), lanesId(generation));
        builder.addStateStore(store(ISSUED_STORE, new IssuedArticleSerde()));
        builder.addStateStore(store(BODIES_STORE, Serdes.ByteArray()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(INDEX_STORE), Serdes.Bytes(), Serdes.ByteArray()));
        builder.stream(Topics.lanes(generation), Consumed.with(Serdes.String(), new LaneEventSerde()))
                .process(
                        () -> new DeduplicateProcessor(duplicates, metrics, clock, stage),
                        Named.as("deduplicate"),
                        INDEX_STORE,
                        ISSUED_STORE,
                        BODIES_STORE)
                .to(Topics.enriched(generation), Produced.with(Serdes.String(), Serdes.ByteArray()));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }

    private static StreamPartitioner<String, LaneEvent> byLane() {
        return (topic, id, event, partitions) -> Optional.of(
                event instanceof LaneEvent.Progress ? all(partitions) : Set.of(partition(event.lane(), partitions)));
    }

    private static int partition(String lane, int partitions) {
        return Utils.toPositive(Utils.murmur2(lane.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static Set<Integer> all(int partitions) {
        return IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
    }

    private static List<KeyValue<String, byte[]>> letterRecords(@Nullable DeadLetter letter) {
        return letter == null
                ? List.of()
                : List.of(KeyValue.pair(new String(letter.key(), StandardCharsets.UTF_8), EventJson.write(letter)));
    }
}
