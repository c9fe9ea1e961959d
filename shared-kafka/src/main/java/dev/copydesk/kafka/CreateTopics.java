package dev.copydesk.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Creates all topics of an installation and ends, for set-ups where that is a step of its own: a one-shot container, or an
 * operator whose services may not create topics. The services do the same for theirs when they start. Exit status 0 where all
 * topics are there in their right shape, else 1 with the cause.
 *
 * <p>Environment: {@code KAFKA_BOOTSTRAP_SERVERS} (default {@code localhost:9092}) and the other options of the connection, {@code COPYDESK_TOPICS_PARTITIONS} (6),
 * {@code COPYDESK_ENRICH_GENERATION} (1).
 */
public final class CreateTopics {

    private static final Map<String, String> DEFAULTS = Map.of("kafka.bootstrap.servers", "localhost:9092");

    private CreateTopics() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        Map<String, String> environment = System.getenv();
        KafkaConnection connection = connection(environment);
        int partitions = number(environment, "COPYDESK_TOPICS_PARTITIONS", 6);
        // 0 follows the topic of the generations, which begins with the first.
        int generation = Math.max(1, number(environment, "COPYDESK_ENRICH_GENERATION", 0));
        try (Admin admin = connection.admin()) {
            TopicCreation.ensure(admin, allTopics(generation, partitions));
        } catch (TopicMismatchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** The services' options, by their variables. */
    static KafkaConnection connection(Map<String, String> environment) {
        return KafkaConnection.of(option -> {
            String variable = option.toUpperCase(Locale.ROOT).replace('.', '_');
            return Optional.ofNullable(environment.get(variable)).or(() -> Optional.ofNullable(DEFAULTS.get(option)));
        });
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
