package dev.copydesk.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void nothingListeningIsNotReady() {
        int port = FreePorts.pick(1)[0];

        assertThat(new KafkaReadiness(Loopback.address(port)).missing())
                .hasValueSatisfying(why -> assertThat(why).contains("no answer"));
        assertThat(new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/")).missing())
                .hasValueSatisfying(why -> assertThat(why).contains("no answer"));
    }

    @Test
    void aSilentServerIsNotReadyAfterTheTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, Loopback.address())) {
            int port = silent.getLocalPort();

            assertThat(new KafkaReadiness(Loopback.address(port), SHORT).missing())
                    .isPresent();
            assertThat(new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/"), SHORT).missing())
                    .isPresent();
        }
    }

    @Test
    void whatDoesNotSpeakKafkaIsNotReady() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 5, Loopback.address())) {
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> answerInHttp(other));

            assertThat(new KafkaReadiness((InetSocketAddress) other.getLocalSocketAddress(), SHORT).missing())
                    .isPresent();
            answer.join();
        }
    }

    @Test
    void onlyStatus200IsReady() throws Exception {
        HttpServer server = HttpServer.create(Loopback.address(0), 5);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/up") ? 200 : 503, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(new HttpReadiness(URI.create(url + "/up")).missing()).isEmpty();
            assertThat(new HttpReadiness(URI.create(url + "/down")).missing())
                    .hasValue(url + "/down answers status 503");
        } finally {
            server.stop(0);
        }
    }

    private static void answerInHttp(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
