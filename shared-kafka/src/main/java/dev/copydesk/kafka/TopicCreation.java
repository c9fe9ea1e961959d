package dev.copydesk.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** Creates the topics that are missing, and refuses to work with topics of another shape. */
public final class TopicCreation {
    private static final Logger LOG = Logger.getLogger(TopicCreation.class);
    private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private TopicCreation() {}

    /**
     * Creates what is missing, and returns when the broker shows all of it. Several services may do so at the same time.
     *
     * @throws TopicMismatchException if a topic exists with another number of partitions
     * @throws ExecutionException if the broker cannot be reached or refuses, or does not show a new topic within a minute
     */
    public static void ensure(Admin admin, Collection<TopicSpec> specs)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        for (TopicSpec spec : specs) {
            if (!existing.contains(spec.name())) {
                create(admin, spec);
            }
        }
        Map<String, TopicDescription> descriptions =
                descriptions(admin, specs.stream().map(TopicSpec::name).toList());
        for (TopicSpec spec : specs) {
            TopicDescription description = Objects.requireNonNull(descriptions.get(spec.name()), spec.name());
            if (description.partitions().size() != spec.partitions()) {
                throw new TopicMismatchException("topic " + spec.name() + " has "
                        + description.partitions().size() + " partitions, wanted " + spec.partitions()
                        + ": set copydesk.topics.partitions to the number that the topics were created with");
            }
        }
    }

    /** A broker learns of a topic a moment after the controller has created it, and nothing tells when: it is asked again. */
    private static Map<String, TopicDescription> descriptions(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        long until = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() - until > 0) {
                    throw e;
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }

    private static void create(Admin admin, TopicSpec spec) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty());
        try {
            admin.createTopics(List.of(topic.configs(spec.config()))).all().get();
            LOG.infof("created topic %s with %d partitions", spec.name(), spec.partitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            LOG.debugf("topic %s was created by another service meanwhile", spec.name());
        }
    }
}
