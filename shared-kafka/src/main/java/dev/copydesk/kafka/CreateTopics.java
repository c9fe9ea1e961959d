package dev.copydesk.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Creates all topics of an installation and ends, for set-ups where that is a step of its own: a one-shot container, or an
 * operator whose services may not create topics. The services do the same for theirs when they start. Exit status 0 where all
 * topics are there in their right shape, else 1 with the cause.
 *
 * <p>Environment: {@code KAFKA_BOOTSTRAP_SERVERS} (default {@code localhost:9092}), {@code COPYDESK_TOPICS_PARTITIONS} (6),
 * {@code COPYDESK_ENRICH_GENERATION} (1).
 */
public final class CreateTopics {

    private CreateTopics() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        Map<String, String> environment = System.getenv();
        String bootstrapServers = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
        int partitions = number(environment, "COPYDESK_TOPICS_PARTITIONS", 6);
        // 0 follows the topic of the generations, which begins with the first.
        int generation = Math.max(1, number(environment, "COPYDESK_ENRICH_GENERATION", 0));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            TopicCreation.ensure(admin, allTopics(generation, partitions));
        }
    }

    /** Each topic once: the services share some. */
    static List<TopicSpec> allTopics(int generation, int partitions) {
        Map<String, TopicSpec> byName = new LinkedHashMap<>();
        Stream.of(
                        TopicSpec.ofAdmission(partitions),
                        List.of(TopicSpec.ofFeeds(partitions), TopicSpec.ofGenerations()),
                        TopicSpec.ofEnrichment(generation, partitions),
                        TopicSpec.ofIndexing(generation, partitions))
                .flatMap(List::stream)
                .forEach(spec -> byName.putIfAbsent(spec.name(), spec));
        return List.copyOf(byName.values());
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, "");
        return text.isBlank() ? otherwise : Integer.parseInt(text.strip());
    }
}
