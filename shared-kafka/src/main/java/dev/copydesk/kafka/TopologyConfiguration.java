package dev.copydesk.kafka;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What is configured of the topologies of a service, each by the property named; none has a default here, the services'
 * {@code application.properties} hold them with what they mean.
 *
 * @param bootstrapServers {@code kafka.bootstrap.servers}
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
        String bootstrapServers,
        Path stateDirectory,
        int partitions,
        String guarantee,
        int threads,
        int standbyReplicas,
        Duration commitInterval,
        long cacheBytes,
        long storeBytes) {

    /** @throws java.util.NoSuchElementException naming the property that is missing */
    public static TopologyConfiguration of(Config config) {
        return new TopologyConfiguration(
                config.getValue("kafka.bootstrap.servers", String.class),
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
                bootstrapServers,
                stateDirectory,
                guarantee,
                threads,
                standbyReplicas,
                commitInterval,
                cacheBytes,
                storeBytes);
    }
}
