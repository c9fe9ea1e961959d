package dev.copydesk.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A feed with one item, on this machine. */
final class LocalFeed implements AutoCloseable {
    private static final byte[] RSS = """
            <?xml version="1.0"?>
            <rss version="2.0"><channel><title>Harbour</title><link>https://harbour.example/</link>
            <item><guid>https://harbour.example/1</guid><link>https://harbour.example/1</link>
            <title>Herring are back in the harbour</title>
            <description>The first herring of the year were landed in the harbour this morning.</description></item>
            </channel></rss>
            """.strip().getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    LocalFeed() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", LocalFeed::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed.xml";
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, RSS.length);
            exchange.getResponseBody().write(RSS);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
