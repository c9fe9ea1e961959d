package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.enrich.duplicate.Fingerprinter;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lane fed by two partitions of {@code articles.raw} that are read at different paces. */
class LaneEvictionTest {
    private static final String APPLICATION = "lane-eviction";
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final ArticleEnricher ENRICHER = new ArticleEnricher(new Annotator());

    @TempDir
    Path stateDirectory;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<String, LaneEvent> lanes;
    private TestOutputTopic<String, byte[]> enriched;

    @BeforeEach
    void startTopology() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        driver = new TopologyTestDriver(
                EnrichTopology.whole(
                        ENRICHER,
                        new DuplicateSettings(30, 2, Duration.ofMinutes(5)),
                        new LaneMetrics(registry),
                        () -> Articles.NOON,
                        Traces.OFF),
                properties);
        lanes = driver.createInputTopic(Topics.lanes(1), new StringSerializer(), new LaneEventSerde().serializer());
        enriched = driver.createOutputTopic(Topics.enriched(1), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stopTopology() {
        driver.close();
    }

    @Test
    void aPartitionThatIsMonthsAheadLosesNoPartnerOfTheSlowOne() {
        RawArticle early = Articles.english("heron", 0, 1);
        RawArticle copy = Articles.english("stork", DAY, 1);
        arrive(early);
        for (int month = 1; month <= 12; month++) {
            reach(0, 30L * month * DAY, false);
            reach(1, DAY, false);
            evict();
        }
        arrive(copy);

        assertThat(next().id()).isEqualTo(early.id());
        Duplicate found = next().duplicate();
        assertThat(found.status()).isEqualTo(Duplicate.Status.EXACT);
        assertThat(found.of()).isEqualTo(early.id());
    }

    @Test
    void nothingIsForgottenBeforeEveryPartitionWasHeardOf() {
        arrive(Articles.english("heron", 0, 1));
        reach(0, 400 * DAY, false);
        evict();

        assertThat(bodies().approximateNumEntries()).isEqualTo(1);
    }

    @Test
    void onceTheSlowestHasPassedTheWindowIsForgotten() {
        arrive(Articles.english("heron", 0, 1));
        arrive(Articles.english("stork", 40 * DAY, 1));
        reach(0, 400 * DAY, false);
        reach(1, 41 * DAY, false);
        evict();

        assertThat(bodies().approximateNumEntries()).isEqualTo(1);
        assertThat(registry.counter("copydesk.lanes.evicted.articles").count()).isEqualTo(1);
    }

    @Test
    void anIdlePartitionIsNotWaitedFor() {
        arrive(Articles.english("heron", 0, 1));
        reach(0, 400 * DAY, false);
        reach(1, 0, true);
        evict();

        assertThat(bodies().approximateNumEntries()).isZero();
    }

    private void arrive(RawArticle raw) {
        EnrichedArticle article = ENRICHER.annotate(raw, Articles.NOON);
        String lane = article.language().code();
        lanes.pipeInput(
                article.id(),
                new LaneEvent.Arrival(
                        lane,
                        article.id(),
                        article.firstSeenAt(),
                        article.revision(),
                        article.source().name(),
                        1,
                        new Fingerprinter().fingerprint(lane, article.title(), article.text()),
                        PackedArticle.of(article)));
    }

    private void reach(int partition, long secondsAfterNoon, boolean idle) {
        Instant reached = Articles.NOON.plusSeconds(secondsAfterNoon);
        lanes.pipeInput("progress", new LaneEvent.Progress(partition, reached, idle));
    }

    private void evict() {
        driver.advanceWallClockTime(Duration.ofSeconds(2));
    }

    private KeyValueStore<String, byte[]> bodies() {
        return Objects.requireNonNull(driver.getKeyValueStore(EnrichTopology.BODIES_STORE));
    }

    private EnrichedArticle next() {
        return EventJson.read(enriched.readValue(), EnrichedArticle.class);
    }
}
