package dev.copydesk.kafka.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.TraceParent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
    private static final String ID = "00112233445566778899aabbccddeeff";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SAMPLED = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String NOT_SAMPLED = "00-" + TRACE + "-b7ad6b7169203331-00";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private Traces traces = recording(0);

    private Traces recording(double begun) {
        return new Traces(SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(begun)))
                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                .build());
    }

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void aStageContinuesTheTraceOfTheHeaderAndTheHeaderGoesOnFromItsSpan() {
        Headers headers = headers(SAMPLED);

        Span span =
                traces.stage("admit", "articles.received", "copydesk-admission").begin(headers, ID);
        TracedStage.locate(span, 4, 77);
        ArticleSpans.outcome(span, "new");
        TracedStage.goOn(headers, span);
        span.end();

        SpanData admitted = onlySpan();
        assertThat(admitted.getName()).isEqualTo("admit articles.received");
        assertThat(admitted.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(admitted.getTraceId()).isEqualTo(TRACE);
        assertThat(admitted.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(headers.headers(EventHeaders.TRACEPARENT)).hasSize(1);
        assertThat(trace(headers)).isEqualTo("00-" + TRACE + "-" + admitted.getSpanId() + "-01");
        assertThat(text(admitted, "messaging.system")).isEqualTo("kafka");
        assertThat(text(admitted, "messaging.operation.type")).isEqualTo("process");
        assertThat(text(admitted, "messaging.destination.name")).isEqualTo("articles.received");
        assertThat(text(admitted, "messaging.consumer.group.name")).isEqualTo("copydesk-admission");
        assertThat(text(admitted, "messaging.destination.partition.id")).isEqualTo("4");
        assertThat(admitted.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
                .isEqualTo(77);
        assertThat(text(admitted, "copydesk.article.id")).isEqualTo(ID);
        assertThat(text(admitted, "copydesk.outcome")).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {NOT_SAMPLED, "00-00000000000000000000000000000000-b7ad6b7169203331-01", "no trace", ""})
    void whatIsNotSampledOrNoTraceHasNoSpanAndGoesOnAsItCame(String came) {
        Headers headers = headers(came);

        Span span = traces.stage("admit", "articles.received", "group").begin(headers, ID);
        TracedStage.goOn(headers, span);
        span.end();

        assertThat(exported.getFinishedSpanItems()).isEmpty();
        assertThat(trace(headers)).isEqualTo(came);
    }

    @Test
    void aRecordWithoutATraceHasNoSpan() {
        Headers headers = new RecordHeaders();

        TracedStage.goOn(
                headers, traces.stage("admit", "articles.received", "group").begin(headers, ID));

        assertThat(headers).isEmpty();
    }

    @Test
    void aStageThatIsOffOrMeetsNothingSampledAllocatesNothing() {
        Headers headers = headers(NOT_SAMPLED);

        assertThat(allocatedBytes(traces.stage("admit", "articles.received", "group"), headers))
                .isLessThan(1_000);
        assertThat(allocatedBytes(Traces.OFF.stage("admit", "articles.received", "group"), headers(SAMPLED)))
                .isLessThan(1_000);
        // So that the measure is known to see something.
        assertThat(allocatedBytes(traces.stage("admit", "articles.received", "group"), headers(SAMPLED)))
                .isGreaterThan(1_000_000);
    }

    /** By this thread, for ten thousand records. */
    private static long allocatedBytes(TracedStage stage, Headers headers) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        RuntimeException failure = new IllegalStateException("none");
        process(stage, headers, failure); // classes are loaded
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            process(stage, headers, failure);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void process(TracedStage stage, Headers headers, RuntimeException failure) {
        Span span = stage.begin(headers, ID);
        TracedStage.locate(span, 4, 1L << 40);
        ArticleSpans.failed(span, failure);
        ArticleSpans.outcome(span, Thread.State.NEW);
        TracedStage.goOn(headers, span);
        span.end();
    }

    @Test
    void theArticlesOfARequestAreChildrenOfItAndItContinuesTheCallersTrace() {
        Headers headers = new RecordHeaders();
        try (Arrival request = traces.request("POST", "/articles", SAMPLED)) {
            request.send(headers, "articles.received", ID).end();
        }

        SpanData sent = exported.getFinishedSpanItems().get(0);
        SpanData request = exported.getFinishedSpanItems().get(1);
        assertThat(request.getName()).isEqualTo("POST /articles");
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(request.getTraceId()).isEqualTo(TRACE);
        assertThat(request.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(sent.getName()).isEqualTo("send articles.received");
        assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(sent.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(text(sent, "messaging.operation.type")).isEqualTo("send");
        assertThat(text(sent, "copydesk.article.id")).isEqualTo(ID);
        assertThat(trace(headers)).isEqualTo("00-" + TRACE + "-" + sent.getSpanId() + "-01");
    }

    @Test
    void whatTheCallerDoesNotSampleGoesOnAsTheCallerSentIt() {
        Headers headers = new RecordHeaders();
        traces = recording(1);
        try (Arrival request = traces.request("POST", "/articles", NOT_SAMPLED)) {
            request.send(headers, "articles.received", ID).end();
        }

        assertThat(exported.getFinishedSpanItems()).isEmpty();
        assertThat(trace(headers)).isEqualTo(NOT_SAMPLED);
    }

    @Test
    void theShareDecidesOfTracesThatBeginHere() {
        assertThat(sampledOf(100)).isZero();
        traces = recording(1);
        assertThat(sampledOf(100)).isEqualTo(100);
        traces = recording(0.5);
        assertThat(sampledOf(1_000)).isBetween(400, 600);
    }

    /** Each has a valid trace of its own in its headers, recorded or not. */
    private int sampledOf(int polls) {
        int sampled = 0;
        for (int i = 0; i < polls; i++) {
            Headers headers = new RecordHeaders();
            try (Arrival poll = traces.poll("https://example.org/feed", Instant.EPOCH)) {
                poll.send(headers, "articles.received", ID).end();
            }
            assertThat(TraceParent.read(trace(headers))).isPresent();
            sampled += trace(headers).endsWith("-01") ? 1 : 0;
        }
        return sampled;
    }

    @Test
    void aPollBeginsWhenItsFeedWasFetchedAndNamesIt() {
        traces = recording(1);
        traces.poll("https://example.org/feed", Instant.parse("2026-11-22T12:00:00Z"))
                .close();

        SpanData poll = onlySpan();
        assertThat(poll.getStartEpochNanos()).isEqualTo(1_795_348_800_000_000_000L);
        assertThat(poll.getParentSpanContext().isValid()).isFalse();
        assertThat(text(poll, "url.full")).isEqualTo("https://example.org/feed");
    }

    @Test
    void aFailureIsNamedByItsTypeAlone() {
        try (Arrival request = traces.request("POST", "/articles", SAMPLED)) {
            request.failed(new IllegalStateException("quotes the article"));
        }

        SpanData failed = onlySpan();
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(failed, "error.type")).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.toString()).doesNotContain("quotes");
    }

    @Test
    void offTheTraceOfTheCallerGoesOnAndOtherwiseOneThatIsNotSampledBegins() {
        Headers headers = new RecordHeaders();
        try (Arrival request = Traces.OFF.request("POST", "/articles", SAMPLED)) {
            request.send(headers, "articles.received", ID).end();
        }
        assertThat(trace(headers)).isEqualTo(SAMPLED);

        try (Arrival request = Traces.OFF.request("POST", "/articles", null)) {
            request.send(headers, "articles.received", ID).end();
        }
        assertThat(trace(headers)).endsWith("-00");
        assertThat(TraceParent.read(trace(headers))).isPresent();
    }

    @Test
    void withoutACollectorTracesAreOff() {
        assertThat(Traces.of(Optional.empty(), "ingest-service", 0.01)).isSameAs(Traces.OFF);
    }

    @Test
    void whatCannotBeUsedIsNamedWithItsOption() {
        assertThatThrownBy(() -> Traces.of(Optional.of("collector:4318"), "ingest-service", 0.01))
                .hasMessageStartingWith("copydesk.traces.endpoint: wanted such as http://localhost:4318");
        assertThatThrownBy(() -> Traces.of(Optional.of("http://localhost:4318"), "ingest-service", 1.5))
                .hasMessage("copydesk.traces.ratio: wanted 0 to 1, got 1.5");
        assertThatThrownBy(() -> Traces.of(Optional.of("http://localhost:4318"), "ingest-service", Double.NaN))
                .hasMessageStartingWith("copydesk.traces.ratio");
    }

    private static Headers headers(String trace) {
        Headers headers = ArticleHeaders.describe(new RecordHeaders(), TracesTest.class);
        return headers.add(EventHeaders.TRACEPARENT, trace.getBytes(StandardCharsets.UTF_8));
    }

    private static String trace(Headers headers) {
        Header header = headers.lastHeader(EventHeaders.TRACEPARENT);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private SpanData onlySpan() {
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        return exported.getFinishedSpanItems().get(0);
    }

    private static @Nullable String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }
}
