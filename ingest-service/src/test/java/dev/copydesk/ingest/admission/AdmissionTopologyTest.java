package dev.copydesk.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.ingest.document.RowOutcome;
import dev.copydesk.ingest.document.RowReader;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionTopologyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path stateDirectory;

    private Instant now = NOON;
    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> received;
    private TestInputTopic<String, byte[]> takedowns;
    private TestOutputTopic<String, byte[]> raw;
    private TestOutputTopic<String, byte[]> dead;

    @BeforeEach
    void startTopology() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        driver = new TopologyTestDriver(AdmissionTopology.build(() -> now, Traces.OFF), properties);
        received = driver.createInputTopic(Topics.RECEIVED, new StringSerializer(), new ByteArraySerializer());
        takedowns = driver.createInputTopic(Topics.TAKEDOWNS, new StringSerializer(), new ByteArraySerializer());
        raw = driver.createOutputTopic(Topics.RAW, new StringDeserializer(), new ByteArrayDeserializer());
        dead = driver.createOutputTopic(Topics.RAW_DEAD, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stopTopology() {
        driver.close();
    }

    @Test
    void aNewArticleIsStampedWithOurClockAndRevisionOne() {
        receive(article("Heron", "Birds are back.", NOON));

        RawArticle admitted = onlyRaw();
        assertThat(admitted.firstSeenAt()).isEqualTo(NOON);
        assertThat(admitted.revision()).isEqualTo(1);
        assertThat(admitted.sources()).extracting(Source::id).containsExactly("heron");
        assertThat(counters("heron")).isEqualTo(new SourceCounters(1, 0, 0, 0, 0, 1));
    }

    @Test
    void theSameContentAgainIsUnchangedAndDoesNotGoOut() {
        receive(article("Heron", "Birds are back.", NOON));
        receive(article("Heron", "Birds  are\n back.", NOON.plusSeconds(60)));

        assertThat(raw.readValuesToList()).hasSize(1);
        assertThat(counters("heron")).isEqualTo(new SourceCounters(2, 1, 0, 0, 0, 1));
    }

    @Test
    void changedContentIsTheNextRevisionAndKeepsTheFirstDate() {
        receive(article("Heron", "Birds are back.", NOON));
        now = NOON.plus(Duration.ofHours(1));
        receive(article("Heron", "Birds are back early.", now));

        List<byte[]> admitted = raw.readValuesToList();
        RawArticle second = EventJson.read(admitted.get(1), RawArticle.class);
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.firstSeenAt()).isEqualTo(NOON);
        assertThat(counters("heron")).isEqualTo(new SourceCounters(2, 0, 1, 0, 0, 1));
    }

    @Test
    void contentFetchedEarlierThanTheCurrentOneIsStale() {
        receive(article("Heron", "Birds are back.", NOON));
        receive(article("Heron", "Birds may come back.", NOON.minusSeconds(1)));

        assertThat(raw.readValuesToList()).hasSize(1);
        assertThat(counters("heron")).isEqualTo(new SourceCounters(2, 0, 1, 0, 0, 1));
    }

    @Test
    void aFetchDateInTheFutureCountsAsNowAndBlocksNoLaterRevision() {
        received(rawWithFetchedAt(article("Heron", "Birds are back.", NOON), NOON.plus(Duration.ofDays(40_000))));
        receive(article("Heron", "Birds are back early.", NOON));

        assertThat(raw.readValuesToList()).hasSize(2);
    }

    @Test
    void anotherSourceOnlyJoinsTheListAndIsCountedAsUnchanged() {
        receive(article("Heron", "Birds are back.", NOON));
        receive(article("Stork Daily", "Something else.", NOON.plusSeconds(5)));
        receive(article("Stork Daily", "Something else.", NOON.plusSeconds(6)));

        List<byte[]> admitted = raw.readValuesToList();
        assertThat(admitted).hasSize(2);
        RawArticle joined = EventJson.read(admitted.get(1), RawArticle.class);
        assertThat(joined.source().id()).isEqualTo("heron");
        assertThat(joined.content().value()).isEqualTo("Birds are back.");
        assertThat(joined.revision()).isEqualTo(1);
        assertThat(joined.sources()).extracting(Source::id).containsExactly("heron", "stork-daily");
        assertThat(counters("stork-daily")).isEqualTo(new SourceCounters(2, 2, 0, 0, 0, 0));
    }

    @Test
    void aTakedownRemovesTheArticleAndRefusesItFromThenOn() {
        RawArticle article = article("Heron", "Birds are back.", NOON);
        receive(article);
        onlyRaw();
        takeDown(article.id());

        TestRecord<String, byte[]> removal = raw.readRecord();
        assertThat(removal.key()).isEqualTo(article.id());
        assertThat(removal.value()).isNull();
        assertThat(ArticleHeaders.removal(removal.headers())).contains(new Removal(NOON, ArticleVersion.ofRemoval(1)));

        receive(article("Heron", "Birds are back again.", NOON.plusSeconds(9)));
        assertThat(raw.isEmpty()).isTrue();
        assertThat(counters("heron")).isEqualTo(new SourceCounters(2, 0, 0, 2, 0, 0));
    }

    @Test
    void aTakedownThatComesFirstKeepsTheArticleOut() {
        RawArticle article = article("Heron", "Birds are back.", NOON);
        takeDown(article.id());
        receive(article);

        assertThat(raw.isEmpty()).isTrue();
        assertThat(counters("heron")).isEqualTo(new SourceCounters(1, 0, 0, 1, 0, 0));
    }

    @Test
    void anUnreadableRecordGoesToTheDeadLettersWithItsBytesAndIsCounted() {
        byte[] halfALine = "{\"id\": \"0000".getBytes(StandardCharsets.UTF_8);
        received.pipeInput("some-key", halfALine);

        DeadLetter letter = EventJson.read(dead.readValue(), DeadLetter.class);
        assertThat(letter.original()).isEqualTo(halfALine);
        assertThat(letter.topic()).isEqualTo(Topics.RECEIVED);
        assertThat(letter.cause()).startsWith("RawArticle: not JSON");
        assertThat(counters(AdmitProcessor.UNKNOWN_SOURCE)).isEqualTo(new SourceCounters(1, 0, 0, 0, 1, 0));
    }

    @Test
    void aRecordUnderAnotherIdsKeyIsRefused() {
        RawArticle article = article("Heron", "Birds are back.", NOON);
        received.pipeInput("0123456789abcdef0123456789abcdef", EventJson.write(article));

        assertThat(dead.readValue()).isNotNull();
        assertThat(raw.isEmpty()).isTrue();
    }

    private void receive(RawArticle article) {
        received(article);
    }

    private void received(RawArticle article) {
        received.pipeInput(article.id(), EventJson.write(article));
    }

    private void takeDown(String id) {
        takedowns.pipeInput(id, EventJson.write(new Takedown(id, null, "asked for by the author", now)));
    }

    private RawArticle onlyRaw() {
        List<byte[]> values = raw.readValuesToList();
        assertThat(values).hasSize(1);
        return EventJson.read(values.get(0), RawArticle.class);
    }

    private SourceCounters counters(String sourceId) {
        return driver.<String, SourceCounters>getKeyValueStore(AdmissionTopology.ACCOUNTING_STORE)
                .get(sourceId);
    }

    private static RawArticle article(String source, String text, Instant fetchedAt) {
        String row = """
                {"url": "https://example.org/birds", "title": "Birds", "source": "%s", "text": "%s"}""".formatted(source, text.replace("\n", "\\n"));
        RowOutcome outcome = RowReader.read(row.getBytes(StandardCharsets.UTF_8), fetchedAt);
        assertThat(outcome).isInstanceOf(RowOutcome.Article.class);
        return ((RowOutcome.Article) outcome).article();
    }

    private static RawArticle rawWithFetchedAt(RawArticle article, Instant fetchedAt) {
        String json = new String(EventJson.write(article), StandardCharsets.UTF_8)
                .replace(article.fetchedAt().toString(), fetchedAt.toString());
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), RawArticle.class);
    }
}
