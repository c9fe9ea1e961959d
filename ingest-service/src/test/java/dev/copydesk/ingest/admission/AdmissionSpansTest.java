package dev.copydesk.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.ingest.document.RowOutcome;
import dev.copydesk.ingest.document.RowReader;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.Topics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
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
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What admission's spans say, and that what goes out goes on from them. */
class AdmissionSpansTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @TempDir
    Path stateDirectory;

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Traces traces = new Traces(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build());
    private TopologyTestDriver driver;

    @BeforeEach
    void startTopology() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        driver = new TopologyTestDriver(AdmissionTopology.build(() -> NOON, traces), properties);
    }

    @AfterEach
    void stopTopology() {
        driver.close();
        traces.close();
    }

    @Test
    void anAdmittedArticleGoesOnFromItsSpan() {
        RawArticle article = article();

        send(Topics.RECEIVED, article.id(), EventJson.write(article));

        SpanData span = lastSpan();
        assertThat(span.getName()).isEqualTo("admit articles.received");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(text(span, "copydesk.article.id")).isEqualTo(article.id());
        assertThat(text(span, "copydesk.outcome")).isEqualTo("new");
        assertThat(text(span, "messaging.consumer.group.name")).isEqualTo("copydesk-admission");
        assertThat(text(span, "messaging.destination.partition.id")).isEqualTo("0");
        assertThat(span.hasEnded()).isTrue();
        assertThat(traceOfNext(Topics.RAW)).isEqualTo("00-" + TRACE + "-" + span.getSpanId() + "-01");
    }

    @Test
    void anArticleThatDoesNotGoOnSaysWhy() {
        RawArticle article = article();
        send(Topics.RECEIVED, article.id(), EventJson.write(article));
        send(Topics.RECEIVED, article.id(), EventJson.write(article));

        assertThat(text(lastSpan(), "copydesk.outcome")).isEqualTo("unchanged");
    }

    @Test
    void aTakedownGoesOnFromItsSpan() {
        RawArticle article = article();
        send(Topics.RECEIVED, article.id(), EventJson.write(article));
        traceOfNext(Topics.RAW);

        send(Topics.TAKEDOWNS, article.id(), EventJson.write(new Takedown(article.id(), null, null, NOON)));

        assertThat(lastSpan().getName()).isEqualTo("take-down articles.takedowns");
        assertThat(text(lastSpan(), "copydesk.outcome")).isEqualTo("removed");
        assertThat(traceOfNext(Topics.RAW))
                .isEqualTo("00-" + TRACE + "-" + lastSpan().getSpanId() + "-01");
    }

    @Test
    void whatCannotBeReadFailsItsSpanAndItsLetterGoesOnFromThere() {
        send(Topics.RECEIVED, "no id", new byte[] {'{'});

        assertThat(lastSpan().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(lastSpan(), "error.type")).isEqualTo("dev.copydesk.model.EventFormatException");
        assertThat(text(lastSpan(), "copydesk.outcome")).isEqualTo("unreadable");
        assertThat(traceOfNext(Topics.RAW_DEAD))
                .isEqualTo("00-" + TRACE + "-" + lastSpan().getSpanId() + "-01");
    }

    private void send(String topic, String key, byte[] value) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        key,
                        value,
                        new RecordHeaders()
                                .add(
                                        EventHeaders.TRACEPARENT,
                                        ("00-" + TRACE + "-" + PARENT + "-01").getBytes(StandardCharsets.UTF_8))));
    }

    private String traceOfNext(String topic) {
        TestRecord<String, byte[]> record = driver.createOutputTopic(
                        topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecord();
        assertThat(record.headers().headers(EventHeaders.TRACEPARENT)).hasSize(1);
        return new String(record.headers().lastHeader(EventHeaders.TRACEPARENT).value(), StandardCharsets.UTF_8);
    }

    private SpanData lastSpan() {
        return exported.getFinishedSpanItems()
                .get(exported.getFinishedSpanItems().size() - 1);
    }

    private static @Nullable String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }

    private static RawArticle article() {
        String row = """
                {"url": "https://example.org/birds", "title": "Birds", "source": "Heron", "text": "Birds are back."}""";
        RowOutcome outcome = RowReader.read(row.getBytes(StandardCharsets.UTF_8), NOON);
        assertThat(outcome).isInstanceOf(RowOutcome.Article.class);
        return ((RowOutcome.Article) outcome).article();
    }
}
