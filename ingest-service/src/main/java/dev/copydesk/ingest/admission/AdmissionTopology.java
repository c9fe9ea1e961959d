package dev.copydesk.ingest.admission;

import dev.copydesk.kafka.EventSerde;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.Topics;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code articles.received} and {@code articles.takedowns} in, {@code articles.raw} and {@code articles.raw.dead} out.
 *
 * <p>Under exactly-once the state of an id, the counters of its source and the record that goes out move together. The
 * changelog of the counters, {@code copydesk-admission-accounting-changelog}, is what the accounting reads.
 */
public final class AdmissionTopology {
    /** One for all generations: who admits is never admitted again. */
    public static final String APPLICATION_ID = "copydesk-admission";

    static final String ARTICLES_STORE = "articles";
    static final String ACCOUNTING_STORE = "accounting";
    static final String RAW_SINK = "raw";
    static final String DEAD_SINK = "dead";

    private AdmissionTopology() {}

    /** Builds the topology; {@code clock} is our clock for {@code firstSeenAt}. */
    public static Topology build(InstantSource clock, Traces traces) {
        TracedStage admit = traces.stage("admit", Topics.RECEIVED, APPLICATION_ID);
        TracedStage takeDown = traces.stage("take-down", Topics.TAKEDOWNS, APPLICATION_ID);
        Topology topology = new Topology();
        topology.addSource("received", new StringDeserializer(), new ByteArrayDeserializer(), Topics.RECEIVED);
        topology.addSource("takedowns", new StringDeserializer(), new ByteArrayDeserializer(), Topics.TAKEDOWNS);
        topology.addProcessor("admit", () -> new AdmitProcessor(clock, admit), "received");
        topology.addProcessor("take-down", () -> new TakedownProcessor(clock, takeDown), "takedowns");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ARTICLES_STORE),
                        Serdes.String(),
                        new EventSerde<>(AdmissionState.class)),
                "admit",
                "take-down");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(ACCOUNTING_STORE),
                                Serdes.String(),
                                new EventSerde<>(SourceCounters.class))
                        .withCachingEnabled(), // one changelog record a source and commit instead of one an article
                "admit",
                "take-down");
        topology.addSink(RAW_SINK, Topics.RAW, new StringSerializer(), new ByteArraySerializer(), "admit", "take-down");
        topology.addSink(
                DEAD_SINK, Topics.RAW_DEAD, new StringSerializer(), new ByteArraySerializer(), "admit", "take-down");
        return topology;
    }
}
