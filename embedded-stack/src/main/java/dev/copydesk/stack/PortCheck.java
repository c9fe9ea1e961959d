package dev.copydesk.stack;

import java.io.IOException;
import java.net.ServerSocket;

/** Whether a port of 127.0.0.1 can be listened on. */
public final class PortCheck {
    private PortCheck() {}

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, Loopback.address())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * Does nothing when the port is free.
     *
     * @param purpose whose port it is to be, for the message, such as {@code Kafka}
     * @throws StackException when it is taken; the message says by which process, as far as the system tells
     */
    public static void requireFree(String purpose, int port) {
        if (!isFree(port)) {
            throw new StackException("Port " + port + " for " + purpose + " is taken by "
                    + PortHolder.of(port).map(PortHolder::describe).orElse("an unknown process")
                    + ": stop it, or choose other ports");
        }
    }
}
