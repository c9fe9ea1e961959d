package dev.copydesk.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A host with feeds on this machine: RSS with an honest ETag under any path. Thread-safe. */
public final class LocalFeed implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Map<String, String>> feeds = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final List<String> notModified = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> bodySent = path -> {};

    public LocalFeed() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "local-feed");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    /** The feed's address. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The address of an item's page. */
    public String itemUrl(String path, String item) {
        return "https://news.example" + path + "/" + item;
    }

    /** Adds an item, or changes the text of one. */
    public void put(String path, String item, String text) {
        feeds.compute(path, (same, items) -> {
            Map<String, String> changed = new LinkedHashMap<>(items == null ? Map.of() : items);
            changed.put(item, text);
            return changed;
        });
    }

    /** Called with a feed's path after each answer that has a body, on the thread that gave it. */
    public void afterEachBody(Consumer<String> listener) {
        bodySent = listener;
    }

    /** How often the feed was asked. */
    public int requests(String path) {
        return requests.getOrDefault(path, new AtomicInteger()).get();
    }

    /** How often the answer was 304. */
    public long notModified(String path) {
        return notModified.stream().filter(path::equals).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.computeIfAbsent(path, same -> new AtomicInteger()).incrementAndGet();
            Map<String, String> items = feeds.get(path);
            if (items == null) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            String etag = "\"" + Integer.toHexString(items.hashCode()) + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                notModified.add(path);
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = rss(path, items).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            bodySent.accept(path);
        }
    }

    private String rss(String path, Map<String, String> items) {
        StringBuilder rss =
                new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Local</title>"
                        + "<link>https://news.example" + path + "</link>");
        items.forEach((item, text) -> rss.append("<item><guid isPermaLink=\"false\">")
                .append(item)
                .append("</guid><link>")
                .append(itemUrl(path, item))
                .append("</link><title>")
                .append(item)
                .append("</title><description>")
                .append(text)
                .append("</description></item>"));
        return rss.append("</channel></rss>").toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
