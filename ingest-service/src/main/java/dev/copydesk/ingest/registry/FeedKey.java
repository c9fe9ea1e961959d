package dev.copydesk.ingest.registry;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record in the topic {@code feeds}: {@code {feed}/registration} or {@code {feed}/state}.
 *
 * <p>Both keys of a feed lie in the partition that Kafka's own partitioner gives to the feed's id alone (murmur2 of its
 * UTF-8 bytes modulo the number of partitions), so that one owner reads both in the order they were written. Every writer
 * must name that partition itself: the default partitioner would hash the whole key.
 */
record FeedKey(String feedId, Part part) {

    /** Who writes what: the API registrations, the polling owner states. */
    enum Part {
        REGISTRATION,
        STATE;

        private final String suffix = "/" + name().toLowerCase(Locale.ROOT);
    }

    static FeedKey registration(String feedId) {
        return new FeedKey(feedId, Part.REGISTRATION);
    }

    static FeedKey state(String feedId) {
        return new FeedKey(feedId, Part.STATE);
    }

    /** Empty where the key is none of these; such a record is left alone. */
    static Optional<FeedKey> parse(@Nullable String key) {
        if (key == null) {
            return Optional.empty();
        }
        for (Part part : Part.values()) {
            if (key.endsWith(part.suffix)) {
                String feedId = key.substring(0, key.length() - part.suffix.length());
                return FeedAddress.isId(feedId) ? Optional.of(new FeedKey(feedId, part)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    int partition(int partitions) {
        return Utils.toPositive(Utils.murmur2(feedId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** The key as it is written. */
    @Override
    public String toString() {
        return feedId + part.suffix;
    }
}
