package dev.copydesk.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerEngineTest {
    private static final List<String> IMAGES = List.of("apache/kafka:4.2.1");

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path socket;

    @BeforeEach
    void chooseSocket() {
        socket = folder.resolve("s");
    }

    @Test
    void withoutASocketThereIsNoEngine() {
        assertThat(new ContainerEngine(socket).has(IMAGES)).isFalse();
    }

    @Test
    void aSocketThatNobodyListensOnIsNoEngine() throws IOException {
        listen().close();

        assertThat(socket).exists();
        assertThat(new ContainerEngine(socket).has(IMAGES)).isFalse();
    }

    @Test
    void anEngineThatSaysNothingIsGivenUpWithinSeconds() throws IOException {
        try (ServerSocketChannel silent = listen()) {
            long before = System.nanoTime();

            assertThat(silent.isOpen()).isTrue();
            assertThat(new ContainerEngine(socket).has(IMAGES)).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void anEngineThatHasTheImagesIsTaken() throws IOException {
        try (ServerSocketChannel engine = listen()) {
            answer(engine, "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n[{\"Id\":\"ab12\"}]");

            assertThat(new ContainerEngine(socket).has(IMAGES)).isTrue();
        }
    }

    @Test
    void anEngineThatWouldHaveToPullThemIsNot() throws IOException {
        try (ServerSocketChannel engine = listen()) {
            answer(engine, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");

            assertThat(new ContainerEngine(socket).has(IMAGES)).isFalse();
        }
    }

    @Test
    void onlyAnEngineBehindASocketIsAskedWithoutBeingNamed() {
        assertThat(ContainerEngine.ofMachine("")).isPresent();
        assertThat(ContainerEngine.ofMachine("unix:///run/user/1000/docker.sock"))
                .isPresent();
        assertThat(ContainerEngine.ofMachine("tcp://build-host:2375")).isEmpty();
    }

    private ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    private static void answer(ServerSocketChannel engine, String answer) {
        Thread thread = new Thread(() -> {
            try (SocketChannel caller = engine.accept()) {
                caller.read(ByteBuffer.allocate(1024));
                caller.write(StandardCharsets.US_ASCII.encode(answer));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
