package dev.copydesk.index;

import dev.copydesk.index.write.RetryDelay;
import dev.copydesk.kafka.TopicCreation;
import dev.copydesk.kafka.TopicSpec;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Creates the topics that are missing, as soon as Kafka can be reached. Starting the service does not wait for it. */
@Singleton
class TopicsAtStart {
    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);

    private final String bootstrapServers;
    private final int partitions;
    private final IndexConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);

    TopicsAtStart(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "copydesk.topics.partitions") int partitions,
            IndexConfig config) {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::createUntilDone, "topic-creation");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void createUntilDone() {
        try {
            for (int attempt = 1; !create(attempt); attempt++) {
                Duration pause = RetryDelay.DEFAULT.after(
                        attempt, ThreadLocalRandom.current().nextDouble());
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean create(int attempt) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            TopicCreation.ensure(admin, TopicSpec.ofIndexing(config.generation(), partitions));
            return true;
        } catch (ExecutionException | RuntimeException e) {
            LOG.warnf(
                    "cannot create the topics (%s), attempt %d; is Kafka reachable at %s?",
                    e, attempt, bootstrapServers);
            return false;
        }
    }
}
