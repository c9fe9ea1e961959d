package dev.copydesk.kafka.trace;

import io.opentelemetry.api.trace.Span;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;

/** Begins the spans of records that a topology processes. */
public final class StreamsSpans {

    private StreamsSpans() {}

    /** As {@link TracedStage#begin}; what is forwarded with the record's headers goes on from the span. */
    public static Span begin(TracedStage stage, Record<String, ?> record, ProcessingContext context) {
        Span span = stage.begin(record.headers(), record.key());
        if (span.isRecording()) {
            context.recordMetadata().ifPresent(at -> TracedStage.locate(span, at.partition(), at.offset()));
            TracedStage.goOn(record.headers(), span);
        }
        return span;
    }
}
