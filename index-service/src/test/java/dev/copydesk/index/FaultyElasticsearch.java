package dev.copydesk.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.copydesk.model.EventJson;
import dev.copydesk.testsupport.Server;
import dev.copydesk.testsupport.SharedStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the service and a real Elasticsearch and does what networks and busy nodes do. {@code POST
 * /_fault/MODE} chooses what, {@code GET /_fault} tells how often it was done.
 */
public final class FaultyElasticsearch implements QuarkusTestResourceLifecycleManager {
    /** The property that holds the address of the proxy. */
    static final String ADDRESS = "copydesk.test.faulty";

    private static final long SEED = 20_261_122;
    private static final double SHARE = 0.1;
    private static final Pattern DECEMBER = Pattern.compile("/articles-g\\d+-\\d{4}\\.12");
    private static final byte[] NO_ROOM = """
            {"error": {"type": "validation_exception", "reason": "told to"}, "status": 400}
            """.getBytes(StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger faults = new AtomicInteger();
    private final Random random = new Random(SEED);
    private volatile Mode mode = Mode.NONE;
    private @Nullable HttpServer server;
    private String elasticsearch = "";

    /** What is done to requests. */
    enum Mode {
        NONE,
        /** A tenth of the items of bulk requests is answered 429 or 503, and never gets to Elasticsearch. */
        BUSY,
        /** Nothing is answered. */
        HANG,
        /** Every connection is closed. */
        AWAY,
        /** No month of a December is created, as if there were as many shards as a node may have. */
        NO_DECEMBER
    }

    @Override
    public Map<String, String> start() {
        Map<Server, String> servers = SharedStack.start(EnumSet.allOf(Server.class));
        elasticsearch = servers.getOrDefault(Server.ELASTICSEARCH, "");
        System.out.println("FaultyElasticsearch: seed " + SEED);
        try {
            HttpServer created = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            created.setExecutor(threads);
            created.createContext("/", this::handle);
            created.start();
            server = created;
            return Map.of(
                    "kafka.bootstrap.servers",
                    servers.getOrDefault(Server.KAFKA, ""),
                    "quarkus.elasticsearch.hosts",
                    "127.0.0.1:" + created.getAddress().getPort(),
                    "quarkus.elasticsearch.socket-timeout",
                    "3s",
                    ADDRESS,
                    "http://127.0.0.1:" + created.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            if (path.startsWith("/_fault")) {
                if (exchange.getRequestMethod().equals("POST")) {
                    mode = Mode.valueOf(path.substring("/_fault/".length()));
                }
                answer(exchange, 200, String.valueOf(faults.get()).getBytes(StandardCharsets.UTF_8));
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (mode == Mode.HANG) {
                faults.incrementAndGet();
                stopping.await();
            } else if (mode == Mode.AWAY) {
                faults.incrementAndGet(); // closed without an answer
            } else if (mode == Mode.BUSY && path.startsWith("/_bulk")) {
                busyBulk(exchange, path, body);
            } else if (mode == Mode.NO_DECEMBER
                    && exchange.getRequestMethod().equals("PUT")
                    && DECEMBER.matcher(exchange.getRequestURI().getPath()).matches()) {
                faults.incrementAndGet();
                answer(exchange, 400, NO_ROOM);
            } else {
                HttpResponse<byte[]> answer = forward(exchange, path, body);
                answer(exchange, answer.statusCode(), answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void busyBulk(HttpExchange exchange, String path, byte[] body) throws IOException, InterruptedException {
        List<String> kinds = new ArrayList<>();
        List<Boolean> passed = new ArrayList<>();
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        int from = 0;
        while (from < body.length) {
            int end = lineEnd(body, from);
            JsonNode action = EventJson.mapper().readTree(body, from, end - from);
            String kind = action.fieldNames().next();
            int itemEnd = kind.equals("delete") ? end : lineEnd(body, end);
            boolean passes;
            synchronized (random) {
                passes = random.nextDouble() >= SHARE;
            }
            kinds.add(kind);
            passed.add(passes);
            if (passes) {
                rest.write(body, from, itemEnd - from);
            }
            from = itemEnd;
        }
        JsonNode answered = rest.size() == 0
                ? EventJson.mapper().createArrayNode()
                : EventJson.mapper()
                        .readTree(forward(exchange, path, rest.toByteArray()).body())
                        .path("items");
        ObjectNode all = EventJson.mapper().createObjectNode();
        ArrayNode items = all.putArray("items");
        int next = 0;
        for (int i = 0; i < kinds.size(); i++) {
            if (passed.get(i)) {
                items.add(answered.path(next++));
            } else {
                boolean odd = faults.incrementAndGet() % 2 == 1;
                ObjectNode item = items.addObject().putObject(kinds.get(i)).put("status", odd ? 429 : 503);
                item.putObject("error")
                        .put("type", odd ? "es_rejected_execution_exception" : "unavailable_shards_exception")
                        .put("reason", "told to");
            }
        }
        answer(exchange, 200, EventJson.write(all));
    }

    private static int lineEnd(byte[] body, int from) {
        int end = from;
        while (body[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, String path, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + elasticsearch + path))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String header : List.of("Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        boolean empty = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }
}
