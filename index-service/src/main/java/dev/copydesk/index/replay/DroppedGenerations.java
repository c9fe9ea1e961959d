package dev.copydesk.index.replay;

import dev.copydesk.index.elasticsearch.GenerationIndices;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Topics;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Deletes the indices, topics and consumer groups of generations that were dropped. Whoever still writes one stops within a minute or
 * so, and may create something again until then, so that it is looked for until long after. Not thread-safe; blocking.
 */
@Singleton
class DroppedGenerations {
    private static final Logger LOG = Logger.getLogger(DroppedGenerations.class);
    private static final Duration LOOKED_FOR = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final long TIMEOUT_SECONDS = 10;

    private final GenerationIndices indices;
    private final InstantSource clock;
    private final Admin admin;
    private final Set<Integer> gone = new HashSet<>();
    private Instant lookAgainAt = Instant.EPOCH;

    DroppedGenerations(GenerationIndices indices, InstantSource clock, KafkaConnection connection) {
        this.indices = indices;
        this.clock = clock;
        this.admin = connection.admin();
    }

    void stop(@Observes ShutdownEvent event) {
        admin.close(Duration.ZERO);
    }

    void remove(Generations now) throws IOException, InterruptedException {
        Instant at = clock.instant();
        if (at.isBefore(lookAgainAt)) {
            return;
        }
        lookAgainAt = at.plus(BETWEEN_LOOKS);
        for (Generation generation : now.all()) {
            if (generation.state() == Generation.State.DROPPED && !gone.contains(generation.number())) {
                boolean nothingLeft = remove(generation);
                if (nothingLeft && at.isAfter(generation.changedAt().plus(LOOKED_FOR))) {
                    gone.add(generation.number());
                }
            }
        }
    }

    /** Topics go after everybody stopped, so that nobody misses them. Returns whether there was nothing. */
    private boolean remove(Generation generation) throws IOException, InterruptedException {
        boolean wereIndices = indices.delete(generation.number());
        try {
            if (!deleteGroups(generation)) {
                return false;
            }
            List<String> topics = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).stream()
                    .filter(topic -> isOf(generation, topic))
                    .toList();
            if (!topics.isEmpty()) {
                admin.deleteTopics(topics).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                LOG.infof("deleted %s of generation %d", topics, generation.number());
            }
            return topics.isEmpty() && !wereIndices;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false; // another instance deletes it, too
            }
            throw new IOException("Kafka does not delete generation " + generation.number() + ": " + e, e);
        } catch (TimeoutException e) {
            throw new IOException("Kafka does not answer", e);
        }
    }

    /** Returns whether none is left; somebody may just be stopping. */
    private boolean deleteGroups(Generation generation)
            throws ExecutionException, InterruptedException, TimeoutException {
        boolean none = true;
        for (KafkaFuture<Void> deleted :
                admin.deleteConsumerGroups(groups(generation)).deletedGroups().values()) {
            try {
                deleted.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupNotEmptyException) {
                    none = false;
                } else if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    throw e;
                }
            }
        }
        return none;
    }

    /** Its own topics and the internal ones of its applications. */
    private static boolean isOf(Generation generation, String topic) {
        int number = generation.number();
        return generation.isEnriched()
                && (topic.equals(Topics.enriched(number))
                        || topic.equals(Topics.lanes(number))
                        || topic.startsWith("copydesk-enrich-g" + number + "-")
                        || topic.startsWith("copydesk-lanes-g" + number + "-"));
    }

    private static List<String> groups(Generation generation) {
        int number = generation.number();
        String index = "copydesk-index-g" + number;
        return generation.isEnriched()
                ? List.of("copydesk-enrich-g" + number, "copydesk-lanes-g" + number, index)
                : List.of(index);
    }
}
