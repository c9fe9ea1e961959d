package dev.copydesk.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Docker engine behind a socket of this machine, asked directly whether it answers: Testcontainers tries several ways for
 * seconds, and says at length which of them failed. Thread-safe.
 */
final class ContainerEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String SOCKET_SCHEME = "unix://";
    private static final Path USUAL_SOCKET = Path.of("/var/run/docker.sock");

    private final Path socket;

    ContainerEngine(Path socket) {
        this.socket = socket;
    }

    /**
     * The engine that {@code DOCKER_HOST} names, else the usual one; empty where that is not reached through a socket.
     *
     * @param dockerHost empty where the variable is not set
     */
    static Optional<ContainerEngine> ofMachine(String dockerHost) {
        if (dockerHost.isBlank()) {
            return Optional.of(new ContainerEngine(USUAL_SOCKET));
        }
        return dockerHost.startsWith(SOCKET_SCHEME)
                ? Optional.of(new ContainerEngine(Path.of(dockerHost.substring(SOCKET_SCHEME.length()))))
                : Optional.empty();
    }

    /**
     * Whether it answers within three seconds, and need not pull any of these images first.
     *
     * @param images with their tags, or without where any will do
     */
    boolean has(List<String> images) {
        if (!Files.exists(socket)) {
            return false;
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread asking = new Thread(() -> answer.complete(hasAll(images)), "ask-container-engine");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false; // an engine that does not answer is none
        }
    }

    private boolean hasAll(List<String> images) {
        try {
            for (String image : images) {
                if (!isPresent(image)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // nobody listens, or nobody who may be asked
        }
    }

    private boolean isPresent(String image) throws IOException {
        String filter = URLEncoder.encode("{\"reference\":[\"" + image + "\"]}", StandardCharsets.US_ASCII);
        List<String> answer = get("/images/json?filters=" + filter);
        return !answer.isEmpty()
                && answer.get(0).matches("HTTP/1\\.[01] 200\\b.*")
                && answer.stream().anyMatch(line -> line.contains("\"Id\""));
    }

    /** The lines of the answer, its head and its body. */
    private List<String> get(String target) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer request = StandardCharsets.US_ASCII.encode(
                    "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            while (request.hasRemaining()) {
                channel.write(request);
            }
            return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
