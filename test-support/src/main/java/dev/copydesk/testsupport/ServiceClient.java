package dev.copydesk.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks a service over HTTP, as a script would: every status is an answer, whatever the machine's locale. REST Assured
 * throws at an error status where the locale is Turkish, as in all tests here. Thread-safe.
 */
public final class ServiceClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than a verification waits for what is on its way. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final Map<String, String> headers;

    /** @param service address that paths are resolved against */
    public ServiceClient(URI service) {
        this(service, Map.of());
    }

    private ServiceClient(URI service, Map<String, String> headers) {
        this.service = service;
        this.headers = headers;
    }

    /** One that sends this header, too. */
    public ServiceClient with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ServiceClient(service, Map.copyOf(more));
    }

    /** A reply, whatever its status. */
    public record Reply(int status, String body) {
        /**
         * The body as JSON.
         *
         * @throws UncheckedIOException if it is not JSON
         */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON, status " + status, e);
            }
        }
    }

    /** @throws UncheckedIOException if the service cannot be reached */
    public Reply get(String path) {
        return send(request(path).GET());
    }

    /** @throws UncheckedIOException if the service cannot be reached */
    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** @throws UncheckedIOException if the service cannot be reached */
    public Reply post(String path, String mediaType, String body) {
        return send(request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofString(body)));
    }

    /** Whether the service reports itself ready. */
    public boolean isReady() {
        return get("/q/health/ready").status() == 200;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).timeout(TIMEOUT);
        headers.forEach(request::header);
        return request;
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while asking " + service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
