package dev.copydesk.kafka.trace;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.model.EventHeaders;
import dev.copydesk.model.TraceParent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A step that articles go through, from a topic on, and its spans: each a child of what the record's header names.
 *
 * <p>A record whose header names no trace, or one that is not recorded, has no span here, and costs the look at its header. Where
 * traces are off not even that. Thread-safe.
 */
public final class TracedStage {
    /** Makes no spans. */
    public static final TracedStage OFF = new TracedStage(null, "", "", "");

    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final String KEY = "messaging.kafka.message.key";

    private final @Nullable Tracer tracer;
    private final String name;
    private final Attributes attributes;

    TracedStage(@Nullable Tracer tracer, String operation, String topic, String group) {
        this.tracer = tracer;
        this.name = operation + " " + topic;
        this.attributes = Attributes.builder()
                .put("messaging.system", "kafka")
                .put("messaging.operation.name", operation)
                .put("messaging.operation.type", "process")
                .put("messaging.destination.name", topic)
                .put("messaging.consumer.group.name", group)
                .build();
    }

    /**
     * Begins the span of what is done with one record; the caller ends it.
     *
     * @param articleId the record's key
     * @return {@link Span#getInvalid()}, which takes everything and does nothing, where none is recorded
     */
    public Span begin(Headers headers, @Nullable String articleId) {
        Tracer recording = tracer;
        if (recording == null) {
            return Span.getInvalid();
        }
        Header header = headers.lastHeader(EventHeaders.TRACEPARENT);
        if (header == null || !TraceParent.mayBeSampled(header.value())) {
            return Span.getInvalid();
        }
        Optional<TraceParent> parent = TraceParent.read(new String(header.value(), StandardCharsets.UTF_8));
        if (parent.isEmpty()) {
            return Span.getInvalid();
        }
        return recording
                .spanBuilder(name)
                .setParent(ArticleSpans.childrenOf(parent.get()))
                .setSpanKind(SpanKind.CONSUMER)
                .setAllAttributes(attributes)
                .setAttribute(KEY, articleId)
                .setAttribute(ArticleSpans.ARTICLE, articleId)
                .startSpan();
    }

    /** Says which record the span is about. */
    public static void locate(Span span, int partition, long offset) {
        if (span.isRecording()) {
            span.setAttribute(PARTITION, String.valueOf(partition));
            span.setAttribute(OFFSET, Long.valueOf(offset));
        }
    }

    /** What is made of the record goes on from the span; where that is none of ours, from what was there before. */
    public static Headers goOn(Headers headers, Span span) {
        TraceParent trace = ArticleSpans.traceOf(span);
        return trace == null ? headers : ArticleHeaders.trace(headers, trace);
    }
}
