package dev.copydesk.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Ready when a GET is answered with 200, as health endpoints do.
 *
 * @param url what is asked; proxies are passed by
 * @param timeout for the connection and again for the answer
 */
public record HttpReadiness(URI url, Duration timeout) implements Readiness {
    /** With a time-out of 2 seconds. */
    public HttpReadiness(URI url) {
        this(url, Duration.ofSeconds(2));
    }

    @Override
    public Optional<String> missing() {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
            try {
                connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
                connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
                connection.setInstanceFollowRedirects(false);
                int status = connection.getResponseCode();
                return status == HttpURLConnection.HTTP_OK
                        ? Optional.empty()
                        : Optional.of(url + " answers status " + status);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.of("no answer from " + url + " (" + e.getMessage() + ")");
        }
    }
}
