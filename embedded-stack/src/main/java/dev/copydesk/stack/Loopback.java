package dev.copydesk.stack;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The only address on which the embedded stack listens: that of IPv4, which every system has. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(address(), port);
    }
}
