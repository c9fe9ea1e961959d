package dev.copydesk.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/**
 * Ready when a connection is taken, for a server that answers only those whom it knows.
 *
 * @param address the server's listener
 */
record PortReadiness(InetSocketAddress address) implements Readiness {
    private static final int TIMEOUT_MILLIS = 2_000;

    @Override
    public Optional<String> missing() {
        try (Socket socket = new Socket()) {
            socket.connect(address, TIMEOUT_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("no connection to " + address + " (" + e.getMessage() + ")");
        }
    }
}
