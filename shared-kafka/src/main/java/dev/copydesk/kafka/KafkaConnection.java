package dev.copydesk.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.eclipse.microprofile.config.Config;

/**
 * How Kafka is reached: by which brokers, and where these ask for it by which encryption and as which user. Every client of ours is made
 * from this, so that all are told the same; {@code ArchitectureRules} keeps it so.
 *
 * <p>The options are those of Kafka's own clients behind {@code kafka.}: {@code kafka.bootstrap.servers} and whatever begins with
 * {@code kafka.security.}, {@code kafka.sasl.} or {@code kafka.ssl.}. Immutable. Holds secrets: {@link #toString} shows none.
 */
public final class KafkaConnection {
    private static final String PREFIX = "kafka.";
    private static final String UNSECURED = "PLAINTEXT";
    private static final Set<String> NAMES = AdminClientConfig.configNames().stream()
            .filter(KafkaConnection::isOfConnection)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, Object> settings;

    private KafkaConnection(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    private static boolean isOfConnection(String name) {
        return name.equals(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)
                || name.startsWith("security.")
                || name.startsWith("sasl.")
                || name.startsWith("ssl.");
    }

    /** The one that is configured. */
    public static KafkaConnection of(Config config) {
        return of(name -> Optional.ofNullable(config.getConfigValue(name).getValue()));
    }

    /** @param options by their names, such as {@code kafka.sasl.mechanism}; a blank one counts as none */
    static KafkaConnection of(Function<String, Optional<String>> options) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : NAMES) {
            options.apply(PREFIX + name)
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> settings.put(name, value));
        }
        return new KafkaConnection(settings);
    }

    /** One without encryption and user, as Kafka has it by default. */
    public static KafkaConnection to(String bootstrapServers) {
        return new KafkaConnection(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** The brokers that are asked first, {@code host:port}, by commas. */
    public String bootstrapServers() {
        return String.valueOf(settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Whether there is encryption, a user, or both. */
    public boolean isSecured() {
        return !protocol().equals(UNSECURED);
    }

    private String protocol() {
        return String.valueOf(settings.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, UNSECURED));
    }

    /** What every client is to be told, by Kafka's names; holds secrets. */
    public Map<String, Object> settings() {
        return settings;
    }

    /** @param client further settings, by Kafka's names */
    public <K, V> KafkaConsumer<K, V> consumer(
            Map<String, Object> client, Deserializer<K> keys, Deserializer<V> values) {
        return new KafkaConsumer<>(with(client), keys, values);
    }

    /** @param client further settings, by Kafka's names */
    public <K, V> KafkaProducer<K, V> producer(Map<String, Object> client, Serializer<K> keys, Serializer<V> values) {
        return new KafkaProducer<>(with(client), keys, values);
    }

    public Admin admin() {
        return admin(Map.of());
    }

    /** @param client further settings, by Kafka's names */
    public Admin admin(Map<String, Object> client) {
        return Admin.create(with(client));
    }

    private Map<String, Object> with(Map<String, Object> client) {
        Map<String, Object> all = new HashMap<>(client);
        all.putAll(settings);
        return all;
    }

    /** Such as {@code localhost:9093 (SASL_SSL, SCRAM-SHA-512)}. */
    @Override
    public String toString() {
        Object mechanism = settings.get(SaslConfigs.SASL_MECHANISM);
        String secured = mechanism == null ? protocol() : protocol() + ", " + mechanism;
        return isSecured() ? bootstrapServers() + " (" + secured + ")" : bootstrapServers();
    }
}
