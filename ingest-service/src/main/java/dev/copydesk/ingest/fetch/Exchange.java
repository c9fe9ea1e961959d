package dev.copydesk.ingest.fetch;

import io.vertx.core.Context;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One fetch over all its hops. Everything but {@link #begin} runs on its one event loop. */
final class Exchange {
    /** Addresses of a host that are tried in turn. */
    private static final int MAX_ADDRESSES = 3;

    private final FetchResources resources;
    private final Context loop;
    private final FetchRequest wanted;
    private final CompletableFuture<FetchOutcome> result = new CompletableFuture<>();
    private final Set<String> visited = new HashSet<>();

    private WebAddress address;
    private boolean allPermanent = true;
    private long deadline = -1;
    private long millisLeft;
    private long nanosAtStart;
    private boolean retried;
    private @Nullable HttpClientRequest current;
    private @Nullable BodyReading reading;

    Exchange(FetchResources resources, Context loop, FetchRequest wanted, WebAddress address) {
        this.resources = resources;
        this.loop = loop;
        this.wanted = wanted;
        this.address = address;
        this.millisLeft = resources.limits().totalTimeout().toMillis();
    }

    CompletionStage<FetchOutcome> begin() {
        loop.runOnContext(started -> {
            startClock();
            hop();
        });
        return result;
    }

    private void startClock() {
        nanosAtStart = System.nanoTime();
        deadline = resources
                .vertx()
                .setTimer(
                        millisLeft,
                        id -> fail(
                                FetchFailure.TIMEOUT,
                                "over " + resources.limits().totalTimeout().toMillis() + " ms"));
    }

    private void stopClock() {
        resources.vertx().cancelTimer(deadline);
        millisLeft = Math.max(1, millisLeft - (System.nanoTime() - nanosAtStart) / 1_000_000);
    }

    private void hop() {
        visited.add(address.full());
        List<InetAddress> literal = AddressGuard.literal(address.host());
        CompletionStage<List<InetAddress>> addresses = literal.isEmpty()
                ? resources.resolver().resolve(address.host())
                : CompletableFuture.completedFuture(literal);
        addresses.whenComplete((found, problem) -> loop.runOnContext(resolved -> {
            if (result.isDone()) {
                return;
            }
            if (problem != null || found.isEmpty()) {
                fail(FetchFailure.DNS, "");
                return;
            }
            List<InetAddress> permitted =
                    found.stream().filter(resources.guard()::permits).toList();
            if (permitted.isEmpty()) {
                fail(FetchFailure.FORBIDDEN_ADDRESS, "");
            } else {
                ask(permitted.subList(0, Math.min(MAX_ADDRESSES, permitted.size())));
            }
        }));
    }

    private void ask(List<InetAddress> addresses) {
        resources.client().request(options(addresses.get(0))).onComplete(connected -> {
            if (result.isDone()) {
                if (connected.succeeded()) {
                    connected.result().reset();
                }
            } else if (connected.succeeded()) {
                send(connected.result(), addresses);
            } else if (addresses.size() > 1) {
                ask(addresses.subList(1, addresses.size()));
            } else {
                fail(Problems.classify(connected.cause(), FetchFailure.CONNECT), Problems.words(connected.cause()));
            }
        });
    }

    private void send(HttpClientRequest request, List<InetAddress> addresses) {
        current = request;
        request.response().onComplete(answered -> {
            if (result.isDone()) {
                return;
            }
            if (answered.succeeded()) {
                take(answered.result());
            } else if (Problems.connectionWasClosed(answered.cause()) && !retried) {
                retried = true; // a kept connection that the server closed just now
                ask(addresses);
            } else {
                fail(Problems.classify(answered.cause(), FetchFailure.CONNECT), Problems.words(answered.cause()));
            }
        });
        request.end();
    }

    private RequestOptions options(InetAddress checked) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(checked, address.port())))
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.secure())
                .setURI(address.target())
                .putHeader("User-Agent", resources.limits().userAgent())
                .putHeader("Accept", wanted.accept())
                .putHeader("Accept-Encoding", ContentEncodings.ACCEPTED);
        if (wanted.etag() != null) {
            options.putHeader("If-None-Match", wanted.etag());
        }
        if (wanted.lastModified() != null) {
            options.putHeader("If-Modified-Since", wanted.lastModified());
        }
        if (address.userInfo() != null) {
            byte[] credentials = Problems.percentDecoded(address.userInfo()).getBytes(StandardCharsets.UTF_8);
            options.putHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return options;
    }

    private void take(HttpClientResponse response) {
        int status = response.statusCode();
        String location = response.getHeader("Location");
        if (isRedirect(status) && location != null) {
            dismiss(response);
            redirect(status, location);
        } else if (status >= 200 && status < 300) {
            reading = new BodyReading(
                    resources, wanted, response, this::fail, bytes -> complete(head(response), response, bytes));
            reading.begin();
        } else {
            dismiss(response);
            Answer answer = head(response);
            boolean conditional = wanted.etag() != null || wanted.lastModified() != null;
            end(status == 304 && conditional ? new FetchOutcome.NotModified(answer) : new FetchOutcome.Refused(answer));
        }
    }

    private void redirect(int status, String location) {
        Optional<WebAddress> next = address.resolve(location);
        if (next.isEmpty()) {
            fail(FetchFailure.BAD_REDIRECT, "");
        } else if (visited.contains(next.get().full())) {
            fail(FetchFailure.TOO_MANY_REDIRECTS, "in a circle");
        } else if (visited.size() > resources.limits().maxRedirects()) {
            fail(FetchFailure.TOO_MANY_REDIRECTS, "over " + resources.limits().maxRedirects() + " times");
        } else {
            allPermanent &= status == 301 || status == 308;
            follow(next.get());
        }
    }

    private void follow(WebAddress next) {
        stopClock();
        WebAddress from = address;
        address = next;
        current = null; // its connection may serve somebody else by now
        wanted.redirects()
                .permit(from, next)
                .whenComplete((refusal, problem) -> loop.runOnContext(judged -> {
                    startClock();
                    if (problem != null) {
                        fail(FetchFailure.INTERNAL, "");
                    } else if (refusal.isPresent()) {
                        fail(refusal.get(), "");
                    } else {
                        retried = false;
                        hop();
                    }
                }));
    }

    private void complete(Answer head, HttpClientResponse response, byte[] encoded) {
        keepOrClose(response);
        Answer answer = head.withWireBytes(encoded.length);
        String encoding = response.getHeader("Content-Encoding");
        if (encoding == null || !ContentEncodings.encodes(encoding)) {
            end(new FetchOutcome.Fetched(answer, encoded));
            return;
        }
        try {
            resources.decoding().execute(() -> decode(answer, encoded, encoding));
        } catch (RejectedExecutionException e) {
            fail(FetchFailure.OVERLOADED, "");
        }
    }

    /** Off the event loop. The time limit goes on meanwhile, and whichever comes first counts. */
    private void decode(Answer answer, byte[] encoded, String encoding) {
        FetchOutcome outcome;
        try {
            byte[] body = new BodyDecoder(wanted.maxBytes(), resources.limits().maxRatio())
                    .decode(encoded, encoding, wanted.memory());
            outcome = new FetchOutcome.Fetched(answer, body);
        } catch (FetchException e) {
            outcome = FetchOutcome.Failed.of(e.failure(), address.shown(), e.detail());
        } catch (RuntimeException | Error e) { // the decoders' own, on bytes made to confuse them, or memory is full
            outcome = FetchOutcome.Failed.of(FetchFailure.BAD_ENCODING, address.shown(), "");
        }
        FetchOutcome decoded = outcome;
        loop.runOnContext(back -> end(decoded));
    }

    private Answer head(HttpClientResponse response) {
        return new Answer(
                response.statusCode(),
                address.full(),
                allPermanent && visited.size() > 1 ? address.full() : null,
                Problems.headerValue(response, "ETag"),
                Problems.headerValue(response, "Last-Modified"),
                Problems.headerValue(response, "Content-Type"),
                Problems.headerValue(response, "Cache-Control"),
                Problems.headerValue(response, "Expires"),
                Problems.headerValue(response, "Date"),
                Problems.headerValue(response, "Retry-After"),
                0);
    }

    /** Lets a short rest of a response run out, so that the connection can be kept; cuts off any other. */
    private void dismiss(HttpClientResponse response) {
        response.exceptionHandler(ignored -> {}); // nobody waits for this body any more
        String length = response.getHeader("Content-Length");
        boolean empty = response.statusCode() == 304 || (length != null && length.length() <= 4);
        if (empty) {
            response.handler(ignored -> {});
            keepOrClose(response);
        } else {
            response.request().reset();
        }
    }

    private void keepOrClose(HttpClientResponse response) {
        if (resources.openConnections().getAsInt() > resources.limits().maxIdleConnections()) {
            response.request().connection().close();
        }
    }

    private void fail(FetchFailure failure, String detail) {
        long received = reading == null ? 0 : reading.bytes();
        HttpClientRequest request = current;
        if (result.isDone()) {
            return;
        }
        FetchOutcome.Failed failed = FetchOutcome.Failed.of(failure, address.shown(), detail);
        end(new FetchOutcome.Failed(failed.cause(), failed.reason(), received));
        if (request != null) {
            request.reset();
        }
    }

    private void end(FetchOutcome outcome) {
        resources.vertx().cancelTimer(deadline);
        if (reading != null) {
            reading.stop();
        }
        result.complete(outcome);
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }
}
