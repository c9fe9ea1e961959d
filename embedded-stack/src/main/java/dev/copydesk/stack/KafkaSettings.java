package dev.copydesk.stack;

import java.nio.file.Path;

/**
 * One Kafka broker on 127.0.0.1, its own controller.
 *
 * @param data the broker's folder: configuration, log segments, process log
 * @param port of the clients' listener
 * @param controllerPort of the listener between controller and broker
 * @param heapInMegabytes of the JVM
 * @param quickStart compile less: half the processor time to start, slower when busy; for tests
 */
public record KafkaSettings(Path data, int port, int controllerPort, int heapInMegabytes, boolean quickStart) {
    public static final int PORT = 9092;
    public static final int CONTROLLER_PORT = 9093;
    public static final int HEAP_IN_MEGABYTES = 512;

    public KafkaSettings {
        data = data.toAbsolutePath().normalize();
    }

    /** The standard ports and heap, every port shifted. */
    public static KafkaSettings standard(Path data, int portOffset) {
        return new KafkaSettings(data, PORT + portOffset, CONTROLLER_PORT + portOffset, HEAP_IN_MEGABYTES, false);
    }

    /** Free ports, and made to start fast. */
    public static KafkaSettings forTests(Path data) {
        int[] ports = FreePorts.pick(2);
        return new KafkaSettings(data, ports[0], ports[1], HEAP_IN_MEGABYTES, true);
    }

    public String bootstrapServers() {
        return Loopback.HOST + ":" + port;
    }
}
