package dev.copydesk.kafka;

import dev.copydesk.options.Limit;
import dev.copydesk.options.OptionLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What is configured of the topologies of a service, each by the property named; none has a default here, the services'
 * {@code application.properties} hold them with what they mean.
 *
 * @param connection {@code kafka.*}
 * @param stateDirectory {@code copydesk.state.dir}
 * @param partitions {@code copydesk.topics.partitions}
 * @param guarantee {@code copydesk.streams.processing-guarantee}
 * @param threads {@code copydesk.streams.threads}
 * @param standbyReplicas {@code copydesk.streams.standby-replicas}
 * @param commitInterval {@code copydesk.streams.commit-interval}
 * @param cacheBytes {@code copydesk.streams.cache-bytes}
 * @param storeBytes {@code copydesk.streams.store-bytes}
 */
public record TopologyConfiguration(
        KafkaConnection connection,
        Path stateDirectory,
        int partitions,
        String guarantee,
        int threads,
        int standbyReplicas,
        Duration commitInterval,
        long cacheBytes,
        long storeBytes) {

    /** What the options of a service with topologies take. */
    public static final OptionLimits LIMITS = OptionLimits.of(
            Limit.atLeast("copydesk.topics.partitions", 1),
            Limit.oneOf("copydesk.streams.processing-guarantee", "exactly_once_v2", "at_least_once"),
            Limit.atLeast("copydesk.streams.threads", 1),
            Limit.atLeast("copydesk.streams.standby-replicas", 0),
            Limit.atLeast("copydesk.streams.commit-interval", Duration.ZERO),
            Limit.atLeast("copydesk.streams.cache-bytes", 0),
            Limit.atLeast("copydesk.streams.store-bytes", 1));

    /** @throws java.util.NoSuchElementException naming the property that is missing */
    public static TopologyConfiguration of(Config config) {
        return new TopologyConfiguration(
                KafkaConnection.of(config),
                config.getValue("copydesk.state.dir", Path.class),
                config.getValue("copydesk.topics.partitions", Integer.class),
                config.getValue("copydesk.streams.processing-guarantee", String.class),
                config.getValue("copydesk.streams.threads", Integer.class),
                config.getValue("copydesk.streams.standby-replicas", Integer.class),
                config.getValue("copydesk.streams.commit-interval", Duration.class),
                config.getValue("copydesk.streams.cache-bytes", Long.class),
                config.getValue("copydesk.streams.store-bytes", Long.class));
    }

    /** The settings of one of the service's topologies. */
    public StreamsSettings settingsOf(String applicationId) {
        return new StreamsSettings(
                applicationId,
                connection,
                stateDirectory,
                guarantee,
                threads,
                standbyReplicas,
                commitInterval,
                cacheBytes,
                storeBytes);
    }
}
