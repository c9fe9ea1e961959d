package dev.copydesk.ingest.registry;

import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.model.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The topic {@code feeds}, and its consumers. They commit no offsets: each reads from the beginning.
 *
 * @param partitions of the topic, fixed when it was created
 * @param group the consumer group in which the instances share the feeds
 */
public record FeedTopic(KafkaConnection connection, String name, int partitions, String group) {
    /** The group of a normal installation. */
    private static final String GROUP = "copydesk-feeds";

    /** After this long without a sign of life an owner's feeds go to others. */
    private static final int SESSION_TIMEOUT_MS = 10_000;

    /** That of a normal installation. */
    public static FeedTopic of(KafkaConnection connection, int partitions) {
        return new FeedTopic(connection, Topics.FEEDS, partitions, GROUP);
    }

    /** One that is assigned its partitions by hand. */
    KafkaConsumer<String, byte[]> reader() {
        return connection.consumer(common(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** One that shares the partitions with the other members of the group; those that stay are not interrupted. */
    KafkaConsumer<String, byte[]> member() {
        Map<String, Object> settings = common();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_TIMEOUT_MS / 4);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return connection.consumer(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
