package dev.copydesk.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running broker and, unless only Kafka was asked for, a running node. Both are children of this process and end when
 * it is closed. Not for use by several threads.
 */
public final class EmbeddedStack implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final KafkaSettings kafka;
    private final @Nullable ElasticsearchSettings elasticsearch;
    private final List<ChildProcess> children = new ArrayList<>();

    private EmbeddedStack(KafkaSettings kafka, @Nullable ElasticsearchSettings elasticsearch) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
    }

    /**
     * Starts both at the same time and waits until both serve.
     *
     * @throws StackException when a port is taken, or one of them does not come up; nothing is left running then
     */
    public static EmbeddedStack start(StackHome home, KafkaSettings kafka, ElasticsearchSettings elasticsearch)
            throws InterruptedException {
        return new EmbeddedStack(kafka, elasticsearch).start(home);
    }

    /** Starts the broker alone; otherwise as the other. */
    public static EmbeddedStack startKafka(StackHome home, KafkaSettings kafka) throws InterruptedException {
        return new EmbeddedStack(kafka, null).start(home);
    }

    /** Both on free ports and made to start fast, with their data in one folder. */
    public static EmbeddedStack startForTests(Path data) throws InterruptedException {
        return start(
                StackHome.locate(),
                KafkaSettings.forTests(data.resolve("kafka")),
                ElasticsearchSettings.forTests(data.resolve("elasticsearch")));
    }

    private EmbeddedStack start(StackHome home) throws InterruptedException {
        try {
            if (elasticsearch != null) {
                PortCheck.requireFree("Elasticsearch", elasticsearch.port());
                PortCheck.requireFree("Elasticsearch's transport", elasticsearch.transportPort());
            }
            PortCheck.requireFree("Kafka", kafka.port());
            PortCheck.requireFree("Kafka's controller", kafka.controllerPort());
            if (elasticsearch != null) { // the slower one first
                children.add(ChildProcess.start(ElasticsearchNode.prepare(home, elasticsearch)));
            }
            children.add(ChildProcess.start(KafkaBroker.prepare(home, kafka)));
            for (ChildProcess child : children) {
                child.awaitReady(START_TIMEOUT);
            }
            return this;
        } catch (InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Such as {@code 127.0.0.1:9092}. */
    public String kafkaBootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Host and port of the node, such as {@code 127.0.0.1:9200}; empty when only Kafka runs. */
    public Optional<String> elasticsearchHosts() {
        return Optional.ofNullable(elasticsearch).map(ElasticsearchSettings::host);
    }

    /** The processes, in the order of their start. */
    public List<ChildProcess> children() {
        return List.copyOf(children);
    }

    /** Asks both to end, and waits until they have. */
    @Override
    public void close() {
        children.forEach(ChildProcess::terminate);
        children.forEach(ChildProcess::close);
    }
}
