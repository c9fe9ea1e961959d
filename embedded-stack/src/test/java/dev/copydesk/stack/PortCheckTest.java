package dev.copydesk.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    private static final String TABLE = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:2384 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0
               1: 0100007F:2384 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100 0
               2: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0
            """;

    @Test
    void aTakenPortNamesThisVeryProcess() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
            assertThatThrownBy(() -> PortCheck.requireFree("Kafka", socket.getLocalPort()))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("Port " + socket.getLocalPort() + " for Kafka is taken by process "
                            + ProcessHandle.current().pid() + " (")
                    .hasMessageContaining("java")
                    .hasMessageEndingWith(": stop it, or choose other ports");
        }
    }

    @Test
    void aPortIsFreeAgainOnceItsSocketIsClosed() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
            port = socket.getLocalPort();
            assertThat(PortCheck.isFree(port)).isFalse();
        }
        assertThat(PortCheck.isFree(port)).isTrue();
        PortCheck.requireFree("Kafka", port);
    }

    @Test
    void pickedPortsAreFreeAndDiffer() {
        assertThat(Arrays.stream(FreePorts.pick(5)).boxed())
                .doesNotHaveDuplicates()
                .allMatch(PortCheck::isFree);
    }

    @Test
    void onlyListeningSocketsOfThePortAreRead() {
        assertThat(ListeningSockets.parse(TABLE.lines(), 9092)).containsExactly("socket:[4711]");
        assertThat(ListeningSockets.parse(TABLE.lines(), 80)).containsExactly("socket:[4713]");
        assertThat(ListeningSockets.parse(Stream.of("", "cut off"), 80)).isEmpty();
    }
}
