package dev.copydesk.index.dead;

import dev.copydesk.index.follow.Consumers;
import dev.copydesk.index.follow.TopicFollower;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.model.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Follows the topics of dead letters, and removes the letters of articles that were taken down. Thread-safe. */
@Singleton
public class DeadLetters {
    static final List<String> TOPICS = List.of(Topics.RAW_DEAD, Topics.ENRICHED_DEAD);

    private final OpenLetters open = new OpenLetters();
    private final LetterCatalog catalog;
    private final KafkaTombstones tombstones;
    private final TopicFollower follower;

    DeadLetters(
            Consumers consumers,
            KafkaConnection connection,
            @ConfigProperty(name = "copydesk.dead.listed") int listed) {
        this.catalog = new LetterCatalog(listed);
        this.tombstones = new KafkaTombstones(connection);
        this.follower = new TopicFollower(
                List.of(Topics.RAW_DEAD, Topics.ENRICHED_DEAD, Topics.TAKEDOWNS),
                open.andThen(catalog).andThen(new LetterPurge(tombstones)),
                consumers::withoutGroup);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
        tombstones.close();
    }

    /** Whether everything that was there at the start has been read, and the reading goes on. */
    public boolean areFollowed() {
        return follower.isFollowing();
    }

    /** Those that the loss equation counts. */
    public OpenLetters open() {
        return open;
    }

    /** Those that can be looked at. */
    LetterCatalog catalog() {
        return catalog;
    }

    /** Waits until everything before some offsets is known here; false if that takes too long. */
    boolean awaitRead(Map<TopicPartition, Long> ends, Duration atMost) throws InterruptedException {
        return follower.awaitRead(ends, atMost);
    }
}
