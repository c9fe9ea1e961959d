package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTopologyTest {
    private static final Annotator ANNOTATOR = new Annotator();

    @TempDir
    Path stateDirectory;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> raw;
    private TestOutputTopic<String, byte[]> enriched;
    private TestOutputTopic<String, byte[]> dead;

    @BeforeEach
    void startTopology() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        driver = new TopologyTestDriver(
                EnrichTopology.whole(
                        new ArticleEnricher(ANNOTATOR),
                        new DuplicateSettings(30, 1, Duration.ofMinutes(5)),
                        new LaneMetrics(new SimpleMeterRegistry()),
                        () -> Articles.NOON,
                        Traces.OFF),
                properties);
        raw = driver.createInputTopic(Topics.RAW, new StringSerializer(), new ByteArraySerializer());
        enriched = driver.createOutputTopic(Topics.enriched(1), new StringDeserializer(), new ByteArrayDeserializer());
        dead = driver.createOutputTopic(Topics.RAW_DEAD, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stopTopology() {
        driver.close();
    }

    @Test
    void anArticleComesOutWithLanguageTextAndVerdict() {
        send(Articles.english("heron", 0, 1));

        EnrichedArticle article = next();
        assertThat(article.language().code()).isEqualTo("en");
        assertThat(article.text()).isEqualTo(Articles.FERRY);
        assertThat(article.wordCount()).isGreaterThan(30);
        assertThat(article.duplicate().status()).isEqualTo(Duplicate.Status.ORIGINAL);
        assertThat(article.version()).isEqualTo(ArticleVersion.of(1, 0));
    }

    @Test
    void theSameTextFromAnotherSourceIsAnExactDuplicate() {
        RawArticle first = Articles.english("heron", 0, 1);
        send(first);
        send(Articles.inCapitals(Articles.english("stork", 60, 1)));

        next();
        assertThat(next().duplicate().of()).isEqualTo(first.id());
        assertThat(enriched.isEmpty()).isTrue();
    }

    @Test
    void aLateArrivalThatPrecedesReissuesTheOthersWithACorrection() {
        RawArticle second = Articles.english("stork", 60, 1);
        RawArticle first = Articles.english("heron", 0, 1);
        send(second);
        next();
        send(first);

        assertThat(next().duplicate().status()).isEqualTo(Duplicate.Status.ORIGINAL);
        EnrichedArticle corrected = next();
        assertThat(corrected.id()).isEqualTo(second.id());
        assertThat(corrected.duplicate().of()).isEqualTo(first.id());
        assertThat(corrected.version()).isEqualTo(ArticleVersion.of(1, 1));
    }

    @Test
    void theSameRevisionAgainIssuesNothing() {
        send(Articles.english("heron", 0, 1));
        send(Articles.english("heron", 0, 1));

        assertThat(enriched.readValuesToList()).hasSize(1);
    }

    @Test
    void aTakedownRemovesTheOriginalAndTheCopyTakesItsPlace() {
        RawArticle first = Articles.english("heron", 0, 1);
        RawArticle second = Articles.english("stork", 60, 1);
        send(first);
        send(second);
        enriched.readValuesToList();
        Removal removal = new Removal(Articles.NOON, ArticleVersion.ofRemoval(1));
        raw.pipeInput(new TestRecord<>(first.id(), null, ArticleHeaders.describeRemoval(new RecordHeaders(), removal)));

        assertThat(next().duplicate().status()).isEqualTo(Duplicate.Status.ORIGINAL);
        TestRecord<String, byte[]> removed = enriched.readRecord();
        assertThat(removed.key()).isEqualTo(first.id());
        assertThat(removed.value()).isNull();
        assertThat(ArticleHeaders.removal(removed.headers())).contains(removal);
    }

    @Test
    void aRevisionInAnotherLanguageLeavesItsOldLane() {
        RawArticle first = Articles.english("heron", 0, 1);
        RawArticle copy = Articles.english("stork", 60, 1);
        send(first);
        send(copy);
        enriched.readValuesToList();
        send(Articles.german("heron", 0, 2));

        List<EnrichedArticle> issued = enriched.readValuesToList().stream()
                .map(json -> EventJson.read(json, EnrichedArticle.class))
                .toList();
        assertThat(issued).extracting(EnrichedArticle::id).containsExactlyInAnyOrder(first.id(), copy.id());
        assertThat(issued)
                .allSatisfy(article -> assertThat(article.duplicate().status()).isEqualTo(Duplicate.Status.ORIGINAL));
        assertThat(issued).extracting(article -> article.language().code()).containsExactlyInAnyOrder("de", "en");
    }

    /** The lane of its first language comes behind that of the second, which has heard of the takedown by then. */
    @Test
    void aTakedownIsTheLastThatIsHeardOfAnArticleWhicheverOfItsLanesIsBehind() {
        RawArticle article = Articles.english("heron", 0, 1);
        send(article);
        send(Articles.german("heron", 0, 2));
        Removal removal = new Removal(Articles.NOON, ArticleVersion.ofRemoval(2));
        raw.pipeInput(
                new TestRecord<>(article.id(), null, ArticleHeaders.describeRemoval(new RecordHeaders(), removal)));
        List<TestRecord<String, LaneEvent>> events = driver.createOutputTopic(
                        Topics.lanes(1), new StringDeserializer(), new LaneEventSerde().deserializer())
                .readRecordsToList();
        stopTopology();
        startTopology();

        TestInputTopic<String, LaneEvent> lanes =
                driver.createInputTopic(Topics.lanes(1), new StringSerializer(), new LaneEventSerde().serializer());
        for (String lane : List.of("de", "en")) {
            events.stream().filter(event -> lane.equals(event.value().lane())).forEach(lanes::pipeInput);
        }

        List<TestRecord<String, byte[]>> issued = enriched.readRecordsToList();
        assertThat(issued).extracting(TestRecord::key).containsOnly(article.id());
        assertThat(issued).filteredOn(record -> record.value() != null).hasSize(2);
        assertThat(issued.get(issued.size() - 1).value()).isNull();
        assertThat(ArticleHeaders.removal(issued.get(issued.size() - 1).headers()))
                .contains(removal);
    }

    @Test
    void anUnreadableRecordBecomesALetterAndTheNextOneGoesOn() {
        raw.pipeInput("0123456789abcdef0123456789abcdef", "{}".getBytes(StandardCharsets.UTF_8));
        send(Articles.english("heron", 0, 1));

        DeadLetter letter = EventJson.read(dead.readValue(), DeadLetter.class);
        assertThat(letter.stage()).isEqualTo(DeadLetter.Stage.ENRICH);
        assertThat(letter.cause()).isEqualTo("RawArticle: field 'id' is missing");
        assertThat(next().language().code()).isEqualTo("en");
    }

    @Test
    void aTakenDownArticleLeavesNothingInTheState() {
        RawArticle article = Articles.english("heron", 0, 1);
        send(article);
        assertThat(driver.getKeyValueStore(EnrichTopology.INDEX_STORE).approximateNumEntries())
                .isPositive();
        Removal removal = new Removal(Articles.NOON, ArticleVersion.ofRemoval(1));
        raw.pipeInput(
                new TestRecord<>(article.id(), null, ArticleHeaders.describeRemoval(new RecordHeaders(), removal)));

        for (String store : List.of(
                EnrichTopology.INDEX_STORE,
                EnrichTopology.ISSUED_STORE,
                EnrichTopology.BODIES_STORE,
                EnrichTopology.LANES_STORE)) {
            try (KeyValueIterator<Object, Object> entries =
                    driver.<Object, Object>getKeyValueStore(store).all()) {
                assertThat(entries.hasNext()).as(store).isFalse();
            }
        }
    }

    private void send(RawArticle article) {
        raw.pipeInput(article.id(), EventJson.write(article));
    }

    private EnrichedArticle next() {
        return EventJson.read(enriched.readValue(), EnrichedArticle.class);
    }
}
