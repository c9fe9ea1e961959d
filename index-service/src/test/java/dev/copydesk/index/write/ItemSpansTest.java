package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.Articles;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.EventJson;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The span of one item, from its record to Elasticsearch's answer. */
class ItemSpansTest {
    private static final String TOPIC = "articles.enriched-g1";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String MONTH = "articles-g1-2026.03";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Traces traces = new Traces(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build());
    private final FakeArticleSink sink = new FakeArticleSink();
    private final EnrichedArticle article = Articles.titled("Traced").build();

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void anItemContinuesTheTraceOfItsRecordAndEndsWhenItIsIndexed() {
        sink.months.add(MONTH);

        assertThat(write(record("01"))).isEmpty();

        SpanData span = onlySpan();
        assertThat(span.getName()).isEqualTo("index " + TOPIC);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(text(span, "copydesk.article.id")).isEqualTo(article.id());
        assertThat(text(span, "copydesk.outcome")).isEqualTo("indexed");
        assertThat(text(span, "messaging.destination.partition.id")).isEqualTo("2");
        assertThat(text(span, "db.collection.name")).isEqualTo(MONTH);
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void whatIsSentAgainIsAnEventOfTheOneSpan() {
        assertThat(write(record("01"))).isEmpty(); // the month is missing at first

        assertThat(onlySpan().getEvents()).extracting(EventData::getName).containsExactly("retry");
        assertThat(text(onlySpan(), "copydesk.outcome")).isEqualTo("indexed");
    }

    @Test
    void anItemThatIsThereAlreadyIsStale() {
        sink.months.add(MONTH);
        sink.versions.put(article.id(), Long.MAX_VALUE);

        write(record("01"));

        assertThat(text(onlySpan(), "copydesk.outcome")).isEqualTo("stale");
    }

    @Test
    void anItemThatIsRefusedFailsAndItsLetterGoesOnFromItsSpan() {
        sink.months.add(MONTH);
        sink.poisonous.add(article.id());

        AddressedLetter letter = write(record("01")).get(0);

        assertThat(onlySpan().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(onlySpan(), "error.type")).isEqualTo("document_parsing_exception");
        assertThat(text(onlySpan(), "copydesk.outcome")).isEqualTo("dead");
        assertThat(trace(letter)).isEqualTo("00-" + TRACE + "-" + onlySpan().getSpanId() + "-01");
    }

    @Test
    void whatCannotBeReadFailsAndItsLetterGoesOnFromItsSpan() {
        ConsumerRecord<byte[], byte[]> unreadable = new ConsumerRecord<>(TOPIC, 2, 7, new byte[0], new byte[] {'x'});
        unreadable.headers().add(EventHeaders.TRACEPARENT, header("01"));

        AddressedLetter letter = write(unreadable).get(0);

        assertThat(text(onlySpan(), "copydesk.outcome")).isEqualTo("dead");
        assertThat(trace(letter)).isEqualTo("00-" + TRACE + "-" + onlySpan().getSpanId() + "-01");
    }

    @Test
    void anItemWhoseTraceIsNotSampledHasNoSpan() {
        sink.months.add(MONTH);

        assertThat(write(record("00"))).isEmpty();

        assertThat(sink.versions).containsOnlyKeys(article.id());
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    /** As the queue does. Returns the letters. */
    private List<AddressedLetter> write(ConsumerRecord<byte[], byte[]> record) {
        BulkWriters writers = new BulkWriters(
                heard -> new BulkWriter(
                        sink,
                        new RetryDelay(Duration.ofMillis(1), Duration.ofMillis(5)),
                        () -> 0.5,
                        new RetryState(() -> Instant.EPOCH),
                        new RequestLimit(3),
                        heard),
                Answers.UNHEARD,
                generation -> false);
        DecodedBatch batch = DecodedBatch.of(
                List.of(record), new ActionReader(1, traces.stage("index", TOPIC, "copydesk-index-g1")));
        List<Rejection> rejected = writers.of(1).write(batch.actions()).await().atMost(Duration.ofSeconds(20));
        return batch.letters(rejected, new Letters(() -> Instant.EPOCH));
    }

    private ConsumerRecord<byte[], byte[]> record(String flags) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                TOPIC, 2, 7, article.id().getBytes(StandardCharsets.UTF_8), EventJson.write(article));
        record.headers().add(EventHeaders.TRACEPARENT, header(flags));
        return record;
    }

    private static byte[] header(String flags) {
        return ("00-" + TRACE + "-" + PARENT + "-" + flags).getBytes(StandardCharsets.UTF_8);
    }

    private static String trace(AddressedLetter letter) {
        var headers = letter.headers();
        assertThat(headers.headers(EventHeaders.TRACEPARENT)).hasSize(1);
        return new String(headers.lastHeader(EventHeaders.TRACEPARENT).value(), StandardCharsets.UTF_8);
    }

    private SpanData onlySpan() {
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        return exported.getFinishedSpanItems().get(0);
    }

    private static @Nullable String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }
}
