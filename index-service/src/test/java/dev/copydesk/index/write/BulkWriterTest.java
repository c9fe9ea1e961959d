package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.document.ArticleDocument;
import io.opentelemetry.api.trace.Span;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkWriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final FakeArticleSink sink = new FakeArticleSink();
    private final RetryState state = new RetryState(() -> NOW);
    private final BulkWriter writer = new BulkWriter(
            sink,
            new RetryDelay(Duration.ofMillis(1), Duration.ofMillis(5)),
            () -> 0.5,
            state,
            new RequestLimit(3),
            Answers.UNHEARD);

    @Test
    void createsAMissingMonthAndWritesThen() {
        assertThat(write(put("a", 1), put("b", 1))).isEmpty();

        assertThat(sink.months).containsExactly("articles-g1-2026.03");
        assertThat(sink.versions).containsOnlyKeys("a", "b");
        assertThat(state.retryingFor()).isEmpty();
    }

    @Test
    void triesAgainOnlyWhatIsRetryable() {
        sink.months.add("articles-g1-2026.03");
        sink.nextOutcomes.add(new BulkItemOutcome.Indexed());
        sink.nextOutcomes.add(new BulkItemOutcome.Retryable(429, "es_rejected_execution_exception"));
        sink.nextOutcomes.add(new BulkItemOutcome.Stale());

        assertThat(write(put("a", 1), put("b", 1), put("c", 1))).isEmpty();

        assertThat(sink.requestSizes).containsExactly(3, 1);
        assertThat(sink.versions).containsOnlyKeys("b");
    }

    @Test
    void goesOnForAsLongAsTheSinkIsAway() {
        sink.months.add("articles-g1-2026.03");
        for (int i = 0; i < 200; i++) {
            sink.nextOutcomes.add(new BulkItemOutcome.Retryable(0, "ConnectException"));
        }

        assertThat(write(put("a", 1))).isEmpty();

        assertThat(sink.requestSizes).hasSize(201);
        assertThat(sink.versions).containsOnlyKeys("a");
        assertThat(state.retryingFor()).isEmpty();
    }

    @Test
    void tellsOfEachRequestAndOfItsAnswerAndNotOfThePausesBetween() {
        sink.months.add("articles-g1-2026.03");
        sink.nextOutcomes.add(new BulkItemOutcome.Retryable(503, "unavailable"));
        sink.nextOutcomes.add(new BulkItemOutcome.Retryable(503, "unavailable"));
        List<String> told = new ArrayList<>();

        writer.write(List.of(put("a", 1)), () -> {
                    told.add("sending");
                    return () -> told.add("answered");
                })
                .await()
                .atMost(PATIENCE);

        assertThat(told).containsExactly("sending", "answered", "sending", "answered", "sending", "answered");
    }

    @Test
    void goesOnWhenAMonthCannotBeCreatedAtOnce() {
        sink.refusesMonths = true;

        assertThat(write(put("a", 1))).isEmpty();

        assertThat(sink.versions).containsOnlyKeys("a");
    }

    @Test
    void handsBackTheRejectedOneAndWritesTheOthers() {
        sink.poisonous.add("b");

        List<Rejection> rejected = write(put("a", 1), put("b", 1), put("c", 1));

        assertThat(rejected).singleElement().satisfies(rejection -> {
            assertThat(rejection.action().id()).isEqualTo("b");
            assertThat(rejection.outcome().errorType()).isEqualTo("document_parsing_exception");
        });
        assertThat(sink.versions).containsOnlyKeys("a", "c");
    }

    @Test
    void hasNothingToDoForAnEmptyBatch() {
        assertThat(write()).isEmpty();
        assertThat(sink.requestSizes).isEmpty();
    }

    private List<Rejection> write(WriteAction... actions) {
        return writer.write(List.of(actions)).await().atMost(PATIENCE);
    }

    private static WriteAction put(String id, long version) {
        return new WriteAction.Put(
                "articles-g1-2026.03",
                id,
                version,
                Instant.EPOCH,
                new ArticleDocument(List.of(ByteBuffer.wrap(new byte[] {'{', '{'}))),
                new Origin("topic", 0, 0, null, null, 0, Span.getInvalid()));
    }
}
