package dev.copydesk.ingest;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.trace.Arrival;
import dev.copydesk.kafka.trace.ArticleSpans;
import dev.copydesk.model.EventJson;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Sends events to a topic, in their order. Thread-safe. */
final class EventEmitter {
    private final MutinyEmitter<byte[]> emitter;
    private final String topic;

    /** @param emitter to the topic */
    EventEmitter(MutinyEmitter<byte[]> emitter, String topic) {
        this.emitter = emitter;
        this.topic = topic;
    }

    /** Completes once the broker acknowledged the event, and fails where it did not. */
    Uni<Void> send(String key, Record event, Arrival arrival) {
        byte[] value = EventJson.write(event);
        Headers headers = ArticleHeaders.describe(new RecordHeaders(), event.getClass());
        Span span = arrival.send(headers, topic, key);
        Uni<Void> sent = emitter.sendMessage(Message.of(value)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(headers)
                        .build()));
        return span.isRecording() ? ending(span, sent) : sent;
    }

    private static Uni<Void> ending(Span span, Uni<Void> sent) {
        return sent.onFailure()
                .invoke(failure -> ArticleSpans.failed(span, failure))
                .onTermination()
                .invoke(span::end);
    }
}
