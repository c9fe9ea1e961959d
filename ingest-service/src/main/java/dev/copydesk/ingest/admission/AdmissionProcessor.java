package dev.copydesk.ingest.admission;

import dev.copydesk.kafka.trace.ArticleSpans;
import dev.copydesk.kafka.trace.StreamsSpans;
import dev.copydesk.kafka.trace.TracedStage;
import io.opentelemetry.api.trace.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The frame of admission's processors: a record is read and handled, or goes to the dead letters with its cause, so that
 * no record stops those behind it.
 */
abstract class AdmissionProcessor<T> implements Processor<String, byte[], String, byte[]> {
    private final InstantSource clock;
    private final TracedStage stage;
    private @Nullable Task task;

    AdmissionProcessor(InstantSource clock, TracedStage stage) {
        this.clock = clock;
        this.stage = stage;
    }

    /** What belongs to one task of the topology. */
    record Task(ProcessorContext<String, byte[]> context, AdmissionStores stores) {

        void forward(Record<String, byte[]> record, String sink) {
            context.forward(record, sink);
        }
    }

    /** Reads the record's event; whatever it throws makes the record unreadable. */
    abstract T read(Record<String, byte[]> record);

    /** Carries the event out, and says of the span what became of it. */
    abstract void handle(T event, Record<String, byte[]> record, Task task, Instant now, Span span);

    /** Called for each record that goes to the dead letters. */
    void unreadable(Record<String, byte[]> record, AdmissionStores stores) {}

    @Override
    public final void init(ProcessorContext<String, byte[]> context) {
        this.task = new Task(context, new AdmissionStores(context));
    }

    @Override
    public final void process(Record<String, byte[]> record) {
        Task current = Objects.requireNonNull(task, "not initialised");
        Span span = StreamsSpans.begin(stage, record, current.context());
        try {
            process(record, current, span);
        } finally {
            span.end();
        }
    }

    private void process(Record<String, byte[]> record, Task current, Span span) {
        Instant now = clock.instant();
        T event;
        try {
            event = read(record);
        } catch (RuntimeException e) { // whatever is wrong with a record, it must not stop those behind it
            ArticleSpans.failed(span, e);
            ArticleSpans.outcome(span, Outcome.UNREADABLE);
            unreadable(record, current.stores());
            current.forward(
                    DeadLetters.letter(
                            record, current.context().recordMetadata().orElseThrow(), e, now),
                    AdmissionTopology.DEAD_SINK);
            return;
        }
        handle(event, record, current, now, span);
    }
}
