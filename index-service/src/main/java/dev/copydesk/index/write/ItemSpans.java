package dev.copydesk.index.write;

import dev.copydesk.kafka.trace.ArticleSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;

/** Ends the spans of writes as they are answered. Nothing here allocates for a write without one. Thread-safe. */
final class ItemSpans {
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private ItemSpans() {}

    /** What Elasticsearch said of an item: the end, or that it is to be sent again. */
    static void answered(WriteAction action, BulkItemOutcome outcome) {
        Span span = action.origin().span();
        if (!span.isRecording()) {
            return;
        }
        if (outcome instanceof BulkItemOutcome.Retryable again) {
            span.addEvent("retry", Attributes.of(ERROR_TYPE, again.errorType()));
            return;
        }
        span.setAttribute("db.system.name", "elasticsearch");
        span.setAttribute("db.collection.name", action.index());
        span.setAttribute("copydesk.article.version", action.version());
        if (outcome instanceof BulkItemOutcome.Rejected rejected) {
            ArticleSpans.failed(span, rejected.errorType());
        }
        ArticleSpans.outcome(span, described(action, outcome));
        span.end();
    }

    private static String described(WriteAction action, BulkItemOutcome outcome) {
        if (outcome instanceof BulkItemOutcome.Rejected) {
            return "dead";
        }
        if (outcome instanceof BulkItemOutcome.Stale) {
            return "stale";
        }
        return action instanceof WriteAction.Remove ? "removed" : "indexed";
    }

    /** Nothing can be written of the record. */
    static void unreadable(Span span, RuntimeException cause) {
        ArticleSpans.failed(span, cause);
        ArticleSpans.outcome(span, "dead");
        span.end();
    }
}
