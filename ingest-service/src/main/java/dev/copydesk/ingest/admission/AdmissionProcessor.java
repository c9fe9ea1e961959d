package dev.copydesk.ingest.admission;

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
    private @Nullable Task task;

    AdmissionProcessor(InstantSource clock) {
        this.clock = clock;
    }

    /** What belongs to one task of the topology. */
    record Task(ProcessorContext<String, byte[]> context, AdmissionStores stores) {

        void forward(Record<String, byte[]> record, String sink) {
            context.forward(record, sink);
        }
    }

    /** Reads the record's event; whatever it throws makes the record unreadable. */
    abstract T read(Record<String, byte[]> record);

    abstract void handle(T event, Record<String, byte[]> record, Task task, Instant now);

    /** Called for each record that goes to the dead letters. */
    void unreadable(Record<String, byte[]> record, AdmissionStores stores) {}

    @Override
    public final void init(ProcessorContext<String, byte[]> context) {
        this.task = new Task(context, new AdmissionStores(context));
    }

    @Override
    public final void process(Record<String, byte[]> record) {
        Task current = Objects.requireNonNull(task, "not initialised");
        Instant now = clock.instant();
        T event;
        try {
            event = read(record);
        } catch (RuntimeException e) { // whatever is wrong with a record, it must not stop those behind it
            unreadable(record, current.stores());
            current.forward(
                    DeadLetters.letter(
                            record, current.context().recordMetadata().orElseThrow(), e, now),
                    AdmissionTopology.DEAD_SINK);
            return;
        }
        handle(event, record, current, now);
    }
}
