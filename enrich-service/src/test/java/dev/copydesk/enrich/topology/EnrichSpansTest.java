package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the spans of the two steps say, and that each goes on from the one before. */
class EnrichSpansTest {
    private static final Annotator ANNOTATOR = new Annotator();
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "b7ad6b7169203331";

    @TempDir
    Path stateDirectory;

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Traces traces = new Traces(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build());
    private TopologyTestDriver driver;
    private TestOutputTopic<String, byte[]> enriched;

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
                        traces),
                properties);
        enriched = driver.createOutputTopic(Topics.enriched(1), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stopTopology() {
        driver.close();
        traces.close();
    }

    @Test
    void anArticleIsAnnotatedThenJudgedAndGoesOnFromThere() {
        RawArticle article = Articles.english("heron", 0, 1);

        send(article, TRACE);

        SpanData annotated = spans("annotate articles.raw").get(0);
        SpanData judged = spans("deduplicate articles.lanes-g1").get(0);
        assertThat(annotated.getTraceId()).isEqualTo(TRACE);
        assertThat(annotated.getParentSpanId()).isEqualTo(PARENT);
        assertThat(text(annotated, "copydesk.article.id")).isEqualTo(article.id());
        assertThat(text(annotated, "copydesk.language")).isEqualTo("en");
        assertThat(text(annotated, "copydesk.outcome")).isEqualTo("annotated");
        assertThat(text(annotated, "messaging.consumer.group.name")).isEqualTo("copydesk-enrich-g1");
        assertThat(judged.getTraceId()).isEqualTo(TRACE);
        assertThat(judged.getParentSpanId()).isEqualTo(annotated.getSpanId());
        assertThat(text(judged, "copydesk.outcome")).isEqualTo("original");
        assertThat(text(judged, "copydesk.duplicate.group")).isEqualTo(article.id());
        assertThat(text(judged, "messaging.consumer.group.name")).isEqualTo("copydesk-lanes-g1");
        assertThat(trace(enriched.readRecord().headers())).isEqualTo("00-" + TRACE + "-" + judged.getSpanId() + "-01");
    }

    @Test
    void whatIsIssuedAgainGoesOnFromTheArticleThatChangedItsVerdict() {
        send(Articles.english("stork", 60, 1), OTHER_TRACE);
        enriched.readRecord();
        send(Articles.english("heron", 0, 1), TRACE);

        String judged = spans("deduplicate articles.lanes-g1").get(1).getSpanId();
        assertThat(trace(enriched.readRecord().headers())).isEqualTo("00-" + TRACE + "-" + judged + "-01");
        assertThat(trace(enriched.readRecord().headers())).isEqualTo("00-" + TRACE + "-" + judged + "-01");
        assertThat(enriched.isEmpty()).isTrue();
    }

    @Test
    void whatIsKnownAlreadySaysSo() {
        send(Articles.english("heron", 0, 1), TRACE);
        send(Articles.english("heron", 0, 1), OTHER_TRACE);

        assertThat(text(spans("deduplicate articles.lanes-g1").get(1), "copydesk.outcome"))
                .isEqualTo("known");
    }

    @Test
    void aRemovalGoesOnFromItsSpans() {
        RawArticle article = Articles.english("heron", 0, 1);
        send(article, TRACE);
        enriched.readRecord();

        Removal removal = new Removal(Articles.NOON, ArticleVersion.ofRemoval(1));
        pipe(article.id(), null, ArticleHeaders.describeRemoval(headers(OTHER_TRACE), removal));

        SpanData removed = spans("deduplicate articles.lanes-g1").get(1);
        assertThat(text(removed, "copydesk.outcome")).isEqualTo("removed");
        assertThat(trace(enriched.readRecord().headers()))
                .isEqualTo("00-" + OTHER_TRACE + "-" + removed.getSpanId() + "-01");
    }

    @Test
    void whatCannotBeReadFailsItsSpan() {
        pipe("no id", new byte[] {'{'}, headers(TRACE));

        SpanData failed = spans("annotate articles.raw").get(0);
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(failed, "copydesk.outcome")).isEqualTo("dead");
        Headers letter = driver.createOutputTopic(
                        Topics.RAW_DEAD, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecord()
                .headers();
        assertThat(trace(letter)).isEqualTo("00-" + TRACE + "-" + failed.getSpanId() + "-01");
    }

    private void send(RawArticle article, String trace) {
        pipe(article.id(), EventJson.write(article), headers(trace));
    }

    private void pipe(String key, byte @Nullable [] value, Headers headers) {
        driver.createInputTopic(Topics.RAW, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers));
    }

    private static Headers headers(String trace) {
        return new RecordHeaders()
                .add(EventHeaders.TRACEPARENT, ("00-" + trace + "-" + PARENT + "-01").getBytes(StandardCharsets.UTF_8));
    }

    private List<SpanData> spans(String name) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static String trace(Headers headers) {
        assertThat(headers.headers(EventHeaders.TRACEPARENT)).hasSize(1);
        return new String(headers.lastHeader(EventHeaders.TRACEPARENT).value(), StandardCharsets.UTF_8);
    }

    private static @Nullable String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }
}
