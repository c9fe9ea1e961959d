package dev.copydesk.kafka.trace;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.model.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A request or a poll that brings articles, and what they have in common: its trace. Closed once all of them are safe, or are not.
 * Thread-safe.
 */
public final class Arrival implements AutoCloseable {
    private final @Nullable Tracer tracer;
    private final Span span;
    private final TraceParent trace;

    /**
     * @param span that of the request or poll; not recorded where nobody follows it
     * @param trace the span's, or the one that goes on where the span is not recorded
     */
    Arrival(@Nullable Tracer tracer, Span span, TraceParent trace) {
        this.tracer = tracer;
        this.span = span;
        this.trace = trace;
    }

    /** Not all that it brought is safe. */
    public void failed(Throwable failure) {
        ArticleSpans.failed(span, failure);
    }

    /**
     * Begins the span of sending one event, and says in its record's headers that all that becomes of it goes on from there; the caller
     * ends it once the broker answered.
     */
    public Span send(Headers headers, String topic, String articleId) {
        Tracer recording = tracer;
        Span sending =
                recording == null || !span.isRecording() ? Span.getInvalid() : begin(recording, topic, articleId);
        TraceParent own = ArticleSpans.traceOf(sending);
        ArticleHeaders.trace(headers, own == null ? trace : own);
        return sending;
    }

    private Span begin(Tracer recording, String topic, String articleId) {
        return recording
                .spanBuilder("send " + topic)
                .setParent(ArticleSpans.childrenOf(trace))
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", "send")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.kafka.message.key", articleId)
                .setAttribute(ArticleSpans.ARTICLE, articleId)
                .startSpan();
    }

    @Override
    public void close() {
        span.end();
    }
}
