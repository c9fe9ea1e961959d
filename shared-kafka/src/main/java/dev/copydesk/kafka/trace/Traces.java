package dev.copydesk.kafka.trace;

import dev.copydesk.model.TraceParent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The traces of a service: exported to a collector, or off, which is the default.
 *
 * <p>A trace is recorded where whoever sent it says so; of those that begin here, a share is. Spans wait for the collector in a bounded
 * queue, and those that find it full are lost: no article ever waits for a collector. Thread-safe.
 */
public final class Traces implements AutoCloseable {
    /** Makes no spans; headers go on as they came. */
    public static final Traces OFF = new Traces(null);

    private static final Duration EXPORT_EVERY = Duration.ofSeconds(1);

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable Tracer tracer;

    /** @param provider which {@link #close} closes; null for off */
    public Traces(@Nullable SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider == null ? null : provider.get("dev.copydesk");
    }

    /**
     * The traces of a service as they are configured.
     *
     * @param endpoint {@code copydesk.traces.endpoint}: where the collector is; empty for off
     * @param service its name
     * @param begun {@code copydesk.traces.ratio}: the share that is recorded of the traces that begin here, 0 to 1
     * @throws IllegalArgumentException naming the option that has no usable value
     */
    public static Traces of(Optional<String> endpoint, String service, double begun) {
        return endpoint.isEmpty() ? OFF : new Traces(exportingTo(endpoint.get(), service, begun));
    }

    private static SdkTracerProvider exportingTo(String endpoint, String service, double begun) {
        if (!(begun >= 0 && begun <= 1)) {
            throw new IllegalArgumentException("copydesk.traces.ratio: wanted 0 to 1, got " + begun);
        }
        OtlpHttpSpanExporter exporter;
        try {
            exporter = OtlpHttpSpanExporter.builder()
                    .setEndpoint(endpoint.replaceFirst("/+$", "") + "/v1/traces")
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "copydesk.traces.endpoint: wanted such as http://localhost:4318, got " + endpoint, e);
        }
        Attributes resource = Attributes.builder()
                .put("service.namespace", "copydesk")
                .put("service.name", service)
                .put("service.instance.id", UUID.randomUUID().toString())
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(resource)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(begun)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(EXPORT_EVERY)
                        .build())
                .build();
    }

    /**
     * A step that articles go through.
     *
     * @param operation one word for what is done
     * @param topic that it reads
     * @param group the consumer group in which it does
     */
    public TracedStage stage(String operation, String topic, String group) {
        return tracer == null ? TracedStage.OFF : new TracedStage(tracer, operation, topic, group);
    }

    /**
     * A request that brings articles.
     *
     * @param route such as {@code /articles}
     * @param sent the caller's header; null or invalid where a trace begins here
     */
    public Arrival request(String method, String route, @Nullable String sent) {
        if (tracer == null) {
            return new Arrival(null, Span.getInvalid(), TraceParent.continued(sent, ThreadLocalRandom.current()));
        }
        SpanBuilder request = tracer.spanBuilder(method + " " + route)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", method)
                .setAttribute("http.route", route);
        return begin(tracer, request, TraceParent.read(sent));
    }

    /**
     * A poll that brings articles.
     *
     * @param feed its address
     * @param since when the feed was fetched
     */
    public Arrival poll(@Nullable String feed, Instant since) {
        if (tracer == null) {
            return new Arrival(null, Span.getInvalid(), TraceParent.begun(ThreadLocalRandom.current()));
        }
        SpanBuilder poll =
                tracer.spanBuilder("poll feed").setStartTimestamp(since).setAttribute("url.full", feed);
        return begin(tracer, poll, Optional.empty());
    }

    private static Arrival begin(Tracer tracer, SpanBuilder arrival, Optional<TraceParent> sent) {
        Span span = arrival.setParent(sent.map(ArticleSpans::childrenOf).orElseGet(Context::root))
                .startSpan();
        TraceParent own = span.isRecording() ? ArticleSpans.traceOf(span) : null;
        return new Arrival(
                tracer, span, own != null ? own : sent.orElseGet(() -> TraceParent.begun(ThreadLocalRandom.current())));
    }

    /** Sends what waits, for at most ten seconds. */
    @Override
    public void close() {
        if (provider != null) {
            provider.close();
        }
    }
}
