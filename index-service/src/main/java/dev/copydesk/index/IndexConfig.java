package dev.copydesk.index;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set, under {@code copydesk.index.}. */
@ConfigMapping(prefix = "copydesk.index")
public interface IndexConfig {

    /** The only generation that is written and served, whatever the topic of generations says; 0 for what that says. */
    @WithDefault("0")
    int generation();

    /** Shards of each month, at least 1; fixed when a month is created. */
    @WithDefault("1")
    int shards();

    /** Copies of each shard on other nodes; 0 for none, a single node can hold none. */
    @WithDefault("0")
    int replicas();

    /** Time until a written article is found, in Elasticsearch's notation; {@code -1} never, until something else refreshes. */
    @WithDefault("1s")
    String refreshInterval();

    /** The size of one bulk request; more than 0. */
    @WithDefault("2M")
    MemorySize requestSize();

    /** Bulk requests sent before the first of them is answered, at least 1. */
    @WithDefault("3")
    int requestsInFlight();

    /** How long a record may wait for others to share its request while another is in flight; 0 sends it at once. */
    @WithDefault("100ms")
    Duration linger();

    /** The size of one bulk request of a generation that is being built, while no other articles come in; more than 0. */
    @WithDefault("4M")
    MemorySize loadingRequestSize();

    /** How long a record of a generation that is being built waits for others, whether a request is in flight or not; 0 sends it at once. */
    @WithDefault("1s")
    Duration loadingLinger();

    /** Records read and not yet answered for, in bytes of their values; reading pauses above it. More than 0. */
    @WithDefault("24M")
    MemorySize unansweredSize();

    /** How long stopping waits for the answers to what is in flight; 0 waits for none, and they are read again. */
    @WithDefault("10s")
    Duration drain();

    Retention retention();

    /** When months leave the index. They stay in Kafka, and a replay brings back what the settings then keep. */
    interface Retention {

        /** Months that stay in the index, the one that it is now included; 0 keeps all. */
        @WithDefault("0")
        int months();

        /** Disk that the months may use together, replicas included; the oldest leave. 0 is no limit. */
        @WithDefault("0")
        MemorySize size();

        /** Time between the announcement that a month will leave and its leaving; 0 lets it leave at the next look. */
        @WithDefault("24h")
        Duration notice();

        /** Time between two looks at which months are to leave; more than 0. */
        @WithDefault("10m")
        Duration every();
    }
}
