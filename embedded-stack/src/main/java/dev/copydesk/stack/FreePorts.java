package dev.copydesk.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of 127.0.0.1 that nothing listens on at the moment. */
public final class FreePorts {
    /** Below those that systems give to outgoing connections, one of which could take a port before its server is up. */
    private static final int FIRST = 10_000;

    private static final int LAST = 18_999;
    private static final int ATTEMPTS = 1_000;

    private FreePorts() {}

    /** Ports all different; free when this returns, though another process may take one at any time after. */
    public static int[] pick(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int attempt = 0; sockets.size() < count; attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("no " + count + " free ports from " + FIRST + " to " + LAST);
                }
                bind(ThreadLocalRandom.current().nextInt(FIRST, LAST + 1)).ifPresent(sockets::add);
            }
            return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            sockets.forEach(FreePorts::close);
        }
    }

    private static Optional<ServerSocket> bind(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, Loopback.address()));
        } catch (IOException e) {
            return Optional.empty(); // taken, or not for us
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
