package dev.copydesk.index.write;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.EventHeaders;
import io.opentelemetry.api.trace.Span;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Where a write comes from, for the letter that is written should it fail for good.
 *
 * @param value the record's value, byte for byte; null for a removal
 * @param traceparent the header of this name, as it came; null where there is none
 * @param redrives how many times it was sent again from the dead letters
 * @param span of the write, which ends with its answer; not recorded for most
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Origin(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] value,
        byte @Nullable [] traceparent,
        int redrives,
        Span span) {

    static Origin of(ConsumerRecord<byte[], byte[]> received, String key, TracedStage stage) {
        Span span = stage.begin(received.headers(), key);
        TracedStage.locate(span, received.partition(), received.offset());
        Header trace = received.headers().lastHeader(EventHeaders.TRACEPARENT);
        return new Origin(
                received.topic(),
                received.partition(),
                received.offset(),
                received.value(),
                trace == null ? null : trace.value(),
                ArticleHeaders.redrives(received.headers()),
                span);
    }
}
