package dev.copydesk.ingest.fetch;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches over HTTP/1.1 with the HTTP client of Vert.x.
 *
 * <p>Each hop looks up the host name itself, checks the addresses with an {@link AddressGuard}, and hands the client the very
 * address that was checked, while {@code Host}, SNI and the check of the certificate keep the name: there is no second
 * look-up that could answer otherwise. No proxy, no cookies, no automatic redirects, no automatic decompression. Thread-safe.
 */
public final class VertxFeedFetcher implements FeedFetcher, AutoCloseable {
    /** To one address; the poller allows fewer at a time to one host. */
    private static final int MAX_CONNECTIONS_PER_HOST = 8;

    private static final int MAX_STATUS_LINE_BYTES = 4096;
    private static final int MAX_LOOPS = 2;

    private final HttpClient client;
    private final FetchResources resources;
    private final List<Context> loops;
    private final AtomicInteger openConnections = new AtomicInteger();

    /**
     * @param vertx whose event loops do the work; not closed by this
     * @param decoding runs the decompression of bodies
     */
    public VertxFeedFetcher(Vertx vertx, FetchLimits limits, HostResolver resolver, Executor decoding) {
        this(vertx, limits, resolver, decoding, null);
    }

    /** @param trusted whose certificates are believed; absent: those that the JVM believes */
    VertxFeedFetcher(
            Vertx vertx, FetchLimits limits, HostResolver resolver, Executor decoding, @Nullable TrustOptions trusted) {
        HttpClientOptions options = options(limits);
        if (trusted != null) {
            options.setTrustOptions(trusted);
        }
        client = vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS_PER_HOST))
                .withConnectHandler(this::count)
                .build();
        resources = new FetchResources(
                vertx,
                client,
                limits,
                new AddressGuard(limits.allowedAddresses()),
                resolver,
                decoding,
                openConnections::get);
        loops = contexts(vertx, Math.min(MAX_LOOPS, Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public CompletionStage<FetchOutcome> fetch(FetchRequest request) {
        Optional<WebAddress> address = WebAddress.parse(request.address());
        if (address.isEmpty()) {
            return CompletableFuture.completedFuture(
                    FetchOutcome.Failed.of(FetchFailure.BAD_ADDRESS, WebAddress.shownLeniently(request.address()), ""));
        }
        Context loop = loops.get(Math.floorMod(address.get().host().hashCode(), loops.size()));
        return new Exchange(resources, loop, request, address.get()).begin();
    }

    /** Connections that are open now, idle ones included. */
    public int openConnections() {
        return openConnections.get();
    }

    @Override
    public void close() {
        client.close();
    }

    private void count(HttpConnection connection) {
        openConnections.incrementAndGet();
        connection.closeHandler(closed -> openConnections.decrementAndGet());
        connection.exceptionHandler(reported -> {}); // the request on it fails with the same, and tells
    }

    private static HttpClientOptions options(FetchLimits limits) {
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout(millis(limits.connectTimeout()))
                .setKeepAlive(true)
                .setKeepAliveTimeout(Math.max(1, (int) limits.idleTimeout().toSeconds()))
                .setMaxHeaderSize(limits.maxHeaderBytes())
                .setMaxInitialLineLength(MAX_STATUS_LINE_BYTES)
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setTracingPolicy(TracingPolicy.IGNORE);
        options.setSslHandshakeTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(millis(limits.connectTimeout()));
        return options;
    }

    /** A context belongs to the thread that asks for it first, so each is asked for by a thread of its own. */
    private static List<Context> contexts(Vertx vertx, int count) {
        List<CompletableFuture<Context>> contexts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Context> context = new CompletableFuture<>();
            new Thread(() -> context.complete(vertx.getOrCreateContext()), "fetch-context").start();
            contexts.add(context);
        }
        return contexts.stream().map(CompletableFuture::join).toList();
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }
}
