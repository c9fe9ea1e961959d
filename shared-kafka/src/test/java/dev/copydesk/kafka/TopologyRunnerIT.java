package dev.copydesk.kafka;

import static org.awaitility.Awaitility.await;

import dev.copydesk.testsupport.SharedStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyRunnerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String name = "runner-" + UUID.randomUUID();

    @TempDir
    private Path state;

    private TopologyRunner runner(int threads) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(name + "-in", Consumed.with(Serdes.String(), Serdes.String()))
                .to(name + "-out", Produced.with(Serdes.String(), Serdes.String()));
        Topology topology = builder.build();
        StreamsSettings settings = new StreamsSettings(
                name,
                KafkaConnection.to(SharedStack.kafkaBootstrapServers()),
                state,
                "at_least_once",
                threads,
                0,
                Duration.ofMillis(200),
                1_000_000,
                10_000_000);
        return new TopologyRunner(
                topology,
                settings,
                List.of(new TopicSpec(name + "-in", 3, Map.of()), new TopicSpec(name + "-out", 3, Map.of())),
                InstantSource.system());
    }

    private static int threads(TopologyRunner runner) {
        return runner.metrics().stream()
                .filter(metric -> metric.metricName().name().equals("alive-stream-threads"))
                .map(metric -> (Number) metric.metricValue())
                .mapToInt(Number::intValue)
                .findFirst()
                .orElse(0);
    }

    @Test
    void threadsComeAndGoWhileItRuns() {
        try (TopologyRunner runner = runner(1)) {
            runner.use(2);
            runner.start();
            await().atMost(PATIENCE).until(() -> runner.isRunning() && threads(runner) == 2);

            runner.use(3);
            await().atMost(PATIENCE).until(() -> threads(runner) == 3);
            runner.use(1);
            await().atMost(PATIENCE).until(() -> runner.isRunning() && threads(runner) == 1);
        }
    }
}
