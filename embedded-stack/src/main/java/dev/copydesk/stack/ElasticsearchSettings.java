package dev.copydesk.stack;

import java.nio.file.Path;

/**
 * One Elasticsearch node on 127.0.0.1.
 *
 * @param data the node's folder: configuration, indices, process log
 * @param port of the HTTP listener
 * @param transportPort of the listener for other nodes (none ever comes)
 * @param heapInMegabytes of the JVM; as much again is used outside of the heap
 * @param quickStart compile less: half the processor time to start, slower when busy; for tests
 */
public record ElasticsearchSettings(Path data, int port, int transportPort, int heapInMegabytes, boolean quickStart) {
    public static final int PORT = 9200;
    public static final int TRANSPORT_PORT = 9300;
    public static final int HEAP_IN_MEGABYTES = 1024;
    private static final int TEST_HEAP_IN_MEGABYTES = 512;

    public ElasticsearchSettings {
        data = data.toAbsolutePath().normalize();
    }

    /** The standard ports and heap, every port shifted. */
    public static ElasticsearchSettings standard(Path data, int portOffset) {
        return new ElasticsearchSettings(
                data, PORT + portOffset, TRANSPORT_PORT + portOffset, HEAP_IN_MEGABYTES, false);
    }

    /** Free ports, and made to start fast. */
    public static ElasticsearchSettings forTests(Path data) {
        int[] ports = FreePorts.pick(2);
        return new ElasticsearchSettings(data, ports[0], ports[1], TEST_HEAP_IN_MEGABYTES, true);
    }

    public String host() {
        return Loopback.HOST + ":" + port;
    }
}
