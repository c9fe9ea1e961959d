package dev.copydesk.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.ingest.document.RowOutcome;
import dev.copydesk.ingest.document.RowReader;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
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
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back from the dead letters. */
class RedriveTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path stateDirectory;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> received;
    private TestInputTopic<String, byte[]> takedowns;
    private TestOutputTopic<String, byte[]> raw;
    private TestOutputTopic<String, byte[]> dead;

    @BeforeEach
    void startTopology() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        driver = new TopologyTestDriver(AdmissionTopology.build(() -> NOON, Traces.OFF), properties);
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
    void anOrderIssuesTheCurrentRecordAgainAndCountsAsNothing() {
        RawArticle article = article("Birds are back.");
        received.pipeInput(article.id(), EventJson.write(article));
        byte[] admitted = raw.readValue();
        SourceCounters before = counters("heron");

        order(article.id(), 1, 1);
        order(article.id(), 2, null);

        TestRecord<String, byte[]> again = raw.readRecord();
        assertThat(again.value()).isEqualTo(admitted);
        assertThat(ArticleHeaders.redrives(again.headers())).isEqualTo(1);
        assertThat(again.headers().lastHeader(EventHeaders.REVISION)).isNull();
        assertThat(ArticleHeaders.redrives(raw.readRecord().headers())).isEqualTo(2);
        assertThat(counters("heron")).isEqualTo(before);
        assertThat(dead.isEmpty()).isTrue();
    }

    @Test
    void anOrderForASupersededOrRemovedOrUnknownArticleIssuesNothing() {
        RawArticle first = article("Birds are back.");
        received.pipeInput(first.id(), EventJson.write(first));
        received.pipeInput(first.id(), EventJson.write(article("Birds are back early.")));
        raw.readValuesToList();
        order(first.id(), 1, 1);
        order("0123456789abcdef0123456789abcdef", 1, null);
        assertThat(raw.isEmpty()).isTrue();

        takedowns.pipeInput(first.id(), EventJson.write(new Takedown(first.id(), null, null, NOON)));
        raw.readValuesToList();
        order(first.id(), 1, 2);

        assertThat(raw.isEmpty()).isTrue();
        assertThat(dead.isEmpty()).isTrue();
    }

    @Test
    void anOriginalThatWasUnreadableIsCountedAnewUnderItsOwnSource() {
        RawArticle article = article("Birds are back.");
        received.pipeInput(article.id(), new byte[] {1});
        assertThat(counters(AdmitProcessor.UNKNOWN_SOURCE)).isEqualTo(new SourceCounters(1, 0, 0, 0, 1, 0));

        original(article.id(), EventJson.write(article));

        assertThat(counters(AdmitProcessor.UNKNOWN_SOURCE)).isEqualTo(SourceCounters.ZERO);
        assertThat(counters("heron")).isEqualTo(new SourceCounters(1, 0, 0, 0, 0, 1));
    }

    @Test
    void anOriginalThatIsStillUnreadableIsCountedOnceAndItsLetterSaysHowOftenItWasTried() {
        received.pipeInput("some-key", new byte[] {1});
        dead.readValue();

        original("some-key", new byte[] {1});

        assertThat(counters(AdmitProcessor.UNKNOWN_SOURCE)).isEqualTo(new SourceCounters(1, 0, 0, 0, 1, 0));
        assertThat(ArticleHeaders.redrives(dead.readRecord().headers())).isEqualTo(1);
    }

    private void order(String id, int redrives, @Nullable Integer revision) {
        received.pipeInput(new TestRecord<String, byte[]>(
                id, null, ArticleHeaders.describeRedrive(new RecordHeaders(), redrives, revision)));
    }

    private void original(String key, byte[] value) {
        received.pipeInput(new TestRecord<>(key, value, ArticleHeaders.describeRedrive(new RecordHeaders(), 1, null)));
    }

    private SourceCounters counters(String sourceId) {
        return driver.<String, SourceCounters>getKeyValueStore(AdmissionTopology.ACCOUNTING_STORE)
                .get(sourceId);
    }

    private static RawArticle article(String text) {
        String row = """
                {"url": "https://example.org/birds", "title": "Birds", "source": "Heron", "text": "%s"}""".formatted(text);
        RowOutcome outcome = RowReader.read(row.getBytes(StandardCharsets.UTF_8), NOON);
        assertThat(outcome).isInstanceOf(RowOutcome.Article.class);
        return ((RowOutcome.Article) outcome).article();
    }
}
