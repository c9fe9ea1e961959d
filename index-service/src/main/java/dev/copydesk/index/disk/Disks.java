package dev.copydesk.index.disk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.copydesk.index.elasticsearch.JsonClient;
import dev.copydesk.kafka.KafkaConnection;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;

/** Asks the servers for the space on their disks. Blocking; thread-safe. */
@Singleton
class Disks {
    private static final long TIMEOUT_SECONDS = 10;

    private final JsonClient elasticsearch;
    private final Admin kafka;

    Disks(JsonClient elasticsearch, KafkaConnection connection) {
        this.elasticsearch = elasticsearch;
        this.kafka = connection.admin();
    }

    void stop(@Observes ShutdownEvent event) {
        kafka.close();
    }

    /** @throws IOException if Elasticsearch does not tell */
    List<DiskSpace> ofElasticsearch() throws IOException {
        List<DiskSpace> disks = new ArrayList<>();
        for (JsonNode node : elasticsearch.nodeFileSystems()) {
            disks.add(new DiskSpace(
                    "elasticsearch",
                    node.path("name").asText(),
                    node.at("/fs/total/available_in_bytes").asLong(),
                    node.at("/fs/total/total_in_bytes").asLong()));
        }
        return disks;
    }

    /** @throws IOException if Kafka does not tell; brokers before version 3.3 cannot */
    List<DiskSpace> ofKafka() throws IOException, InterruptedException {
        try {
            List<Integer> brokers = kafka.describeCluster().nodes().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).stream()
                    .map(Node::id)
                    .toList();
            Map<Integer, Map<String, LogDirDescription>> folders =
                    kafka.describeLogDirs(brokers).allDescriptions().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<DiskSpace> disks = new ArrayList<>();
            folders.forEach((broker, described) -> addAll(disks, broker, described));
            return disks;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka does not tell the space on its disks: " + e, e);
        }
    }

    private static void addAll(Collection<DiskSpace> disks, Integer broker, Map<String, LogDirDescription> described) {
        described.forEach((folder, description) -> {
            if (description.usableBytes().isPresent()
                    && description.totalBytes().isPresent()) {
                disks.add(new DiskSpace(
                        "kafka",
                        broker + ":" + folder,
                        description.usableBytes().getAsLong(),
                        description.totalBytes().getAsLong()));
            }
        });
    }
}
