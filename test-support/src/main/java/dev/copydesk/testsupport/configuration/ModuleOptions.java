package dev.copydesk.testsupport.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of one module: what its sources read, and what its file of properties says of them. */
final class ModuleOptions {
    /** What of Quarkus an operator sets; our code does not read it. */
    private static final Map<String, String> OF_QUARKUS = Map.of(
            "quarkus.http.host", "String",
            "quarkus.http.port", "int",
            "quarkus.http.limits.max-body-size", "MemorySize",
            "quarkus.elasticsearch.hosts", "List<String>",
            "quarkus.elasticsearch.protocol", "String",
            "quarkus.elasticsearch.api-key", "Optional<String>",
            "quarkus.elasticsearch.username", "Optional<String>",
            "quarkus.elasticsearch.password", "Optional<String>");

    /** Of Kafka's own options, the usual ones; {@code KafkaConnection} takes all of these kinds. */
    private static final Map<String, String> OF_KAFKA = Map.ofEntries(
            Map.entry("kafka.bootstrap.servers", "String"),
            Map.entry("kafka.security.protocol", "String"),
            Map.entry("kafka.sasl.mechanism", "Optional<String>"),
            Map.entry("kafka.sasl.jaas.config", "Optional<String>"),
            Map.entry("kafka.ssl.truststore.location", "Optional<Path>"),
            Map.entry("kafka.ssl.truststore.type", "Optional<String>"),
            Map.entry("kafka.ssl.truststore.password", "Optional<String>"),
            Map.entry("kafka.ssl.keystore.location", "Optional<Path>"),
            Map.entry("kafka.ssl.keystore.type", "Optional<String>"),
            Map.entry("kafka.ssl.keystore.password", "Optional<String>"),
            Map.entry("kafka.ssl.key.password", "Optional<String>"));

    private final Map<String, ReadOption> known;
    private final List<ReadOption> own;
    private final Map<String, PropertiesFile.Entry> properties;

    /**
     * Reads a module.
     *
     * @param inherited options that code shared with other modules reads, for those of them that the properties name
     */
    ModuleOptions(List<ReadOption> own, List<ReadOption> inherited, Path properties) {
        this.own = own;
        this.properties = PropertiesFile.read(properties);
        this.known = new LinkedHashMap<>();
        OF_QUARKUS.forEach((name, type) -> known.put(name, new ReadOption(name, type, null, null)));
        OF_KAFKA.forEach((name, type) -> known.put(name, new ReadOption(name, type, null, null)));
        inherited.forEach(option -> known.put(option.name(), option));
        own.forEach(option -> known.put(option.name(), option));
    }

    /**
     * All options by name.
     *
     * @throws UnreadableOptionException naming an option that nothing sets, nobody reads, nobody describes, or two places set
     */
    SortedMap<String, ConfigurationOption> all() {
        SortedMap<String, ConfigurationOption> options = new TreeMap<>();
        List<String> names = new ArrayList<>(own.stream().map(ReadOption::name).toList());
        properties.keySet().stream().filter(this::isOurs).forEach(names::add);
        for (String name : names) {
            options.put(name, option(name));
        }
        return options;
    }

    private boolean isOurs(String name) {
        return name.startsWith("copydesk.") || known.containsKey(name);
    }

    private ConfigurationOption option(String name) {
        ReadOption read = known.get(name);
        if (read == null) {
            throw new UnreadableOptionException(name + " is set, but nobody reads it");
        }
        PropertiesFile.Entry entry = properties.get(name);
        String standard = entry != null && entry.isSet() ? entry.value() : null;
        if (standard != null && read.standard() != null) {
            throw new UnreadableOptionException(name + " has a default in its file and one in the code: leave one out");
        }
        if (standard == null && read.standard() == null && !read.isOptional()) {
            throw new UnreadableOptionException(name + " has no default: give it one, or let it be an Optional");
        }
        return new ConfigurationOption(
                name, read.valueType(), standard == null ? read.standard() : standard, meaning(read, entry));
    }

    private static String meaning(ReadOption read, PropertiesFile.@Nullable Entry entry) {
        String comment = entry == null ? "" : entry.meaning();
        String meaning = read.meaning() == null ? comment : read.meaning();
        if (meaning.isEmpty()) {
            throw new UnreadableOptionException(
                    read.name() + " has no description: write one above it, where its default is");
        }
        return meaning;
    }
}
