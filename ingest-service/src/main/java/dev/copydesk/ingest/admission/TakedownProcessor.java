package dev.copydesk.ingest.admission;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.kafka.trace.ArticleSpans;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.ArticleVersion;
import dev.copydesk.model.EventFormatException;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Takedown;
import io.opentelemetry.api.trace.Span;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/** Removes an article from the corpus and remembers for ever that it must not come back. */
final class TakedownProcessor extends AdmissionProcessor<Takedown> {

    TakedownProcessor(InstantSource clock, TracedStage stage) {
        super(clock, stage);
    }

    @Override
    Takedown read(Record<String, byte[]> order) {
        if (order.value() == null) {
            throw new EventFormatException("Takedown: the record has no value; a takedown cannot be withdrawn", null);
        }
        return EventJson.read(order.value(), Takedown.class);
    }

    @Override
    void handle(Takedown takedown, Record<String, byte[]> order, Task task, Instant now, Span span) {
        ArticleSpans.outcome(span, Outcome.REMOVED);
        String id = takedown.id();
        AdmissionState known = task.stores().known(id);
        AdmissionState before = known == null ? new AdmissionState(null, null, 0, null) : known;
        RawArticle current = before.current();
        if (current != null) {
            task.stores().count(current.source().id(), Outcome.REMOVED);
        }
        task.stores().remember(id, before.takenDown(now));
        Instant firstSeenAt = before.firstSeenAt();
        if (firstSeenAt != null) { // sent again on a repeated order: it heals what a lost removal left behind
            Removal removal = new Removal(firstSeenAt, ArticleVersion.ofRemoval(before.lastRevision()));
            Headers headers = ArticleHeaders.describe(order.headers(), RawArticle.class);
            task.forward(
                    new Record<String, byte[]>(
                            id, null, order.timestamp(), ArticleHeaders.describeRemoval(headers, removal)),
                    AdmissionTopology.RAW_SINK);
        }
    }
}
