package dev.copydesk.kafka;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.DELETE_RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_BYTES_CONFIG;

import dev.copydesk.model.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One topic as it must be.
 *
 * @param partitions fixed when the topic is created
 * @param config Kafka's topic configuration
 */
public record TopicSpec(String name, int partitions, Map<String, String> config) {
    /** Records of up to 2 MiB of JSON, with room for headers and for what a store adds. */
    public static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    private static final Duration RECEIVED_RETENTION = Duration.ofDays(30);
    private static final Duration REMOVALS_VISIBLE = Duration.ofDays(90);
    private static final Duration FEED_REMOVALS_VISIBLE = Duration.ofDays(7);
    private static final int FEEDS_SEGMENT_BYTES = 32 * 1024 * 1024;
    private static final int LANES_SEGMENT_BYTES = 64 * 1024 * 1024;

    /** The topics of admission. They meet in one store, hence the same number of partitions. */
    public static List<TopicSpec> ofAdmission(int partitions) {
        return List.of(
                new TopicSpec(
                        Topics.RECEIVED,
                        partitions,
                        Map.of(
                                CLEANUP_POLICY_CONFIG,
                                CLEANUP_POLICY_DELETE,
                                RETENTION_MS_CONFIG,
                                millis(RECEIVED_RETENTION),
                                MAX_MESSAGE_BYTES_CONFIG,
                                String.valueOf(MAX_MESSAGE_BYTES))),
                compacted(Topics.TAKEDOWNS, partitions),
                compacted(Topics.RAW, partitions),
                compacted(Topics.RAW_DEAD, partitions));
    }

    /**
     * The feeds: registrations and the pollers' state. Whoever begins to poll reads it to its end, and a state is written
     * at every poll, so that its segments are small and cleaned often.
     */
    public static TopicSpec ofFeeds(int partitions) {
        return new TopicSpec(
                Topics.FEEDS,
                partitions,
                Map.of(
                        CLEANUP_POLICY_CONFIG,
                        CLEANUP_POLICY_COMPACT,
                        DELETE_RETENTION_MS_CONFIG,
                        millis(FEED_REMOVALS_VISIBLE),
                        SEGMENT_BYTES_CONFIG,
                        String.valueOf(FEEDS_SEGMENT_BYTES),
                        MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                        "0.3"));
    }

    /** The generations: one partition, since their changes have one order. */
    public static TopicSpec ofGenerations() {
        return compacted(Topics.GENERATIONS, 1);
    }

    /** The topics that one generation of enrichment reads and writes. */
    public static List<TopicSpec> ofEnrichment(int generation, int partitions) {
        return List.of(
                compacted(Topics.RAW, partitions),
                compacted(Topics.RAW_DEAD, partitions),
                ofLanes(generation, partitions),
                compacted(Topics.enriched(generation), partitions));
    }

    /** Between the two steps of enrichment, which itself deletes what it has read: nothing is lost however long it rests. */
    private static TopicSpec ofLanes(int generation, int partitions) {
        return new TopicSpec(
                Topics.lanes(generation),
                partitions,
                Map.of(
                        CLEANUP_POLICY_CONFIG,
                        CLEANUP_POLICY_DELETE,
                        RETENTION_MS_CONFIG,
                        "-1",
                        SEGMENT_BYTES_CONFIG,
                        String.valueOf(LANES_SEGMENT_BYTES),
                        MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(MAX_MESSAGE_BYTES)));
    }

    /** The topics that indexing one generation reads and writes. */
    public static List<TopicSpec> ofIndexing(int generation, int partitions) {
        return List.of(
                compacted(Topics.RAW, partitions),
                compacted(Topics.RAW_DEAD, partitions),
                compacted(Topics.enriched(generation), partitions),
                compacted(Topics.ENRICHED_DEAD, partitions));
    }

    /** Kept for ever by key; a removal stays visible long enough for a slow replay to see it. */
    private static TopicSpec compacted(String name, int partitions) {
        return new TopicSpec(
                name,
                partitions,
                Map.of(
                        CLEANUP_POLICY_CONFIG,
                        CLEANUP_POLICY_COMPACT,
                        DELETE_RETENTION_MS_CONFIG,
                        millis(REMOVALS_VISIBLE),
                        MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(MAX_MESSAGE_BYTES)));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
