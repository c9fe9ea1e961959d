package dev.copydesk.index.feeds;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The ingest service's HTTP API. Blocking; thread-safe. */
@Singleton
class IngestService {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    /** A list of thousands of feeds takes a while to be registered. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    IngestService(@ConfigProperty(name = "copydesk.ingest.url") URI address) {
        this.address = address;
    }

    /**
     * A request to pass on.
     *
     * @param target path and query
     * @param contentType of the body; null where there is none
     * @param key as the caller sent it, so that the ingest service decides for itself
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Call(String method, String target, @Nullable String contentType, byte[] body, WriteKey key) {
        static Call get(String target) {
            return new Call("GET", target, null, new byte[0], WriteKey.NONE);
        }

        static Call withoutBody(String method, String target, WriteKey key) {
            return new Call(method, target, null, new byte[0], key);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, String contentType, byte[] body) {}

    /** @throws IOException if nothing answers; the message says what to do */
    Answer send(Call call) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(call.target()))
                .timeout(TIMEOUT)
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        if (call.contentType() != null) {
            request.header("Content-Type", call.contentType());
        }
        call.key().addTo(request);
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("application/json"),
                    answer.body());
        } catch (IOException e) {
            throw new IOException(
                    "the ingest service does not answer at " + address + "; copydesk status shows whether it runs", e);
        }
    }
}
