package dev.copydesk.index.write;

import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A dead letter and the record that it is about. */
public record AddressedLetter(DeadLetter letter, Origin origin) {

    /** What the letter's record says of itself, and the trace that the record was part of. */
    public Headers headers() {
        Headers headers = ArticleHeaders.describe(new RecordHeaders(), DeadLetter.class);
        if (origin.redrives() > 0) {
            ArticleHeaders.describeRedrive(headers, origin.redrives(), null);
        }
        if (origin.traceparent() != null) {
            headers.add(EventHeaders.TRACEPARENT, origin.traceparent());
        }
        return TracedStage.goOn(headers, origin.span());
    }
}
