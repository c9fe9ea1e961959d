package dev.copydesk.http;

import dev.copydesk.model.EventJson;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts the {@link WriteGuard} in front of all endpoints but those of health ({@code /q/…}), which orchestrators ask by
 * address, before the body of a request is read.
 */
@ApplicationScoped
public class WriteGuardFilter {
    private static final Logger LOG = Logger.getLogger(WriteGuardFilter.class);
    private static final int BEFORE_ALL_ROUTES = 1000;
    private static final String OWN_ENDPOINTS = "/q/";

    private final WriteGuard guard;

    WriteGuardFilter(
            @ConfigProperty(name = "copydesk.api-key") Optional<String> apiKey,
            @ConfigProperty(name = "copydesk.http.allowed-hosts") List<String> allowedHosts,
            @ConfigProperty(name = "copydesk.local") boolean local) {
        this.guard = new WriteGuard(apiKey.orElse(null), allowedHosts, local);
        if (apiKey.filter(key -> !key.isBlank()).isEmpty() && !local) {
            LOG.warn("no API key is configured, all writing requests are refused; set COPYDESK_API_KEY");
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_ALL_ROUTES);
    }

    private void filter(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<Refusal> refusal = isOfHealth(routing) ? Optional.empty() : guard.refusal(call(request));
        if (refusal.isEmpty()) {
            routing.next();
            return;
        }
        int status = refusal.get().status();
        LOG.debugf("refused %s %s with %d", request.method(), request.path(), status);
        routing.response().setStatusCode(status).putHeader("Content-Type", "application/json");
        if (status == 401) {
            routing.response().putHeader("WWW-Authenticate", "Bearer");
        }
        request.resume(); // what is left of the body is read and dropped, so that the connection can be used again
        routing.response()
                .end(Buffer.buffer(EventJson.write(Map.of("error", refusal.get().reason()))));
    }

    /** By the path that is routed by: the one that was sent may lead from here to any other endpoint by dots. */
    private static boolean isOfHealth(RoutingContext routing) {
        HttpMethod method = routing.request().method();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                && routing.normalizedPath().startsWith(OWN_ENDPOINTS);
    }

    private static Call call(HttpServerRequest request) {
        String host = request.authority() == null ? null : request.authority().toString();
        return new Call(
                request.method().name(),
                host,
                request.getHeader("Origin"),
                request.getHeader("Authorization"),
                request.getHeader("X-API-Key"),
                isLoopback(request.remoteAddress()));
    }

    private static boolean isLoopback(@Nullable SocketAddress address) {
        String literal = address == null ? null : address.hostAddress();
        try {
            return literal != null && InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // no numeric address, so not ours
        }
    }
}
