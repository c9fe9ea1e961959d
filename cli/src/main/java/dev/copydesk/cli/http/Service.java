package dev.copydesk.cli.http;

import dev.copydesk.cli.exit.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One of the services, by its name and where it is: a port of this machine, or an address. Thread-safe.
 *
 * <p>The JDK's old HTTP client does: it is loaded in a third of the time of the new one, which decides how long a search
 * takes.
 */
public final class Service {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final String name;
    private final String address;
    private final URI called;
    private final @Nullable String apiKey;

    public Service(String name, int port) {
        this(name, port, null);
    }

    /** @param apiKey sent with every request; null or empty for none */
    public Service(String name, int port, @Nullable String apiKey) {
        // Called by number: "localhost" may be looked up as an IPv6 address first, where nothing listens.
        this(name, "http://localhost:" + port, URI.create("http://127.0.0.1:" + port), apiKey);
    }

    /**
     * @param address such as {@code http://ingest-service:8081}, without a path
     * @param apiKey sent with every request; null or empty for none
     */
    public Service(String name, URI address, @Nullable String apiKey) {
        this(name, address.toString(), address, apiKey);
    }

    private Service(String name, String address, URI called, @Nullable String apiKey) {
        this.name = name;
        this.address = address;
        this.called = called;
        this.apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    /** A query parameter, encoded. */
    public static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * @param target path and query
     * @throws CommandFailure if nothing answers
     */
    public Answer get(String target, Duration timeout) {
        try {
            return tryGet(target, timeout);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * @param target path and query
     * @param timeout for the connection to say something, again and again
     * @throws IOException if nothing answers
     */
    public Answer tryGet(String target, Duration timeout) throws IOException {
        return answer(connection(target, timeout));
    }

    /**
     * @param target path and query
     * @param timeout for the connection to say something, again and again
     * @throws IOException if nothing answers
     */
    public Answer tryPost(String target, String mediaType, byte[] body, Duration timeout) throws IOException {
        HttpURLConnection connection = connection(target, timeout);
        connection.setDoOutput(true);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", mediaType);
        // Known in advance, the body is not kept; nor does the client send it twice on its own.
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return answer(connection);
    }

    /** As {@link #tryPost}; a failed connection is the command's failure. */
    public Answer post(String target, String mediaType, byte[] body, Duration timeout) {
        try {
            return tryPost(target, mediaType, body, timeout);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * @param target path and query
     * @throws CommandFailure if nothing answers
     */
    public Answer delete(String target, Duration timeout) {
        try {
            HttpURLConnection connection = connection(target, timeout);
            connection.setRequestMethod("DELETE");
            return answer(connection);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * The answer, unless the service lets nobody write who does not say the key.
     *
     * @throws CommandFailure if it refused the caller, not the content
     */
    public Answer requirePermitted(Answer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            throw CommandFailure.usage(name + " refuses the request: " + answer.error()
                    + (apiKey == null ? " (set COPYDESK_API_KEY to the key)" : " (COPYDESK_API_KEY is set)"));
        }
        return answer;
    }

    /**
     * Posts nothing but the request itself.
     *
     * @param target path and query
     * @throws CommandFailure if nothing answers
     */
    public Answer post(String target, Duration timeout) {
        return post(target, "application/json", new byte[0], timeout);
    }

    /** The failure of a command that needs this service and got no answer. */
    public CommandFailure unreachable(IOException cause) {
        String why = cause instanceof ConnectException ? "nothing listens there" : cause.getMessage();
        return CommandFailure.unreachable(
                name + " does not answer at " + address() + " (" + why
                        + "); start Copydesk with 'copydesk up', or name its --port-offset or --data",
                cause);
    }

    private HttpURLConnection connection(String target, Duration timeout) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(called + target).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json, text/x-opml");
        if (apiKey != null) {
            connection.setRequestProperty("X-API-Key", apiKey);
        }
        return connection;
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new Answer(status, in == null ? new byte[0] : in.readAllBytes());
        }
    }
}
