package dev.copydesk.kafka.trace;

import dev.copydesk.model.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What spans of articles say, and the two forms of their context: OpenTelemetry's and the header's.
 *
 * <p>What is OpenTelemetry's is named by its semantic conventions, 1.37; what is ours begins with {@code copydesk.}. Nothing here
 * allocates for a span that is not recorded.
 */
public final class ArticleSpans {
    static final String ARTICLE = "copydesk.article.id";
    private static final String OUTCOME = "copydesk.outcome";
    private static final String ERROR_TYPE = "error.type";

    private ArticleSpans() {}

    /** Says what became of the article, in lower-case letters. */
    public static void outcome(Span span, Enum<?> outcome) {
        if (span.isRecording()) {
            outcome(span, outcome.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Says what became of the article, in few words of which there are few. */
    public static void outcome(Span span, String outcome) {
        span.setAttribute(OUTCOME, outcome);
    }

    /** Marks the span as failed. The message stays out: it may quote the article. */
    public static void failed(Span span, Throwable failure) {
        if (span.isRecording()) {
            failed(span, failure.getClass().getName());
        }
    }

    /** Marks the span as failed by an error of this type. */
    public static void failed(Span span, String errorType) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, errorType);
    }

    /** Where in its trace the span is; null where it is none of ours, for then what came in goes on. */
    public static @Nullable TraceParent traceOf(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? new TraceParent("00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex())
                : null;
    }

    /** The context whose spans are children of what the header names. */
    static Context childrenOf(TraceParent parent) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        parent.traceId(),
                        parent.parentId(),
                        TraceFlags.fromHex(parent.flags(), 0),
                        TraceState.getDefault())));
    }
}
