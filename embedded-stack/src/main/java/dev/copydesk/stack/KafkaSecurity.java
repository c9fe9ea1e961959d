package dev.copydesk.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A second listener of a broker, for users with a password (SCRAM-SHA-512) over TLS; who knows only that one cannot come otherwise.
 *
 * @param port of the listener
 * @param identity a PEM file with the broker's key and its certificates
 * @param users passwords by name; made when the storage is formatted
 */
public record KafkaSecurity(int port, Path identity, Map<String, String> users) {
    private static final String MECHANISM = "SCRAM-SHA-512";

    public KafkaSecurity {
        users = Map.copyOf(users);
    }

    /** Such as {@code 127.0.0.1:9094}. */
    public String bootstrapServers() {
        return Loopback.HOST + ":" + port;
    }

    /** What is added to the properties of a broker. */
    void addTo(Properties properties) {
        String listener = "SASL_SSL://" + bootstrapServers();
        properties.merge("listeners", listener, (before, added) -> before + "," + added);
        properties.merge("advertised.listeners", listener, (before, added) -> before + "," + added);
        properties.merge(
                "listener.security.protocol.map", "SASL_SSL:SASL_SSL", (before, added) -> before + "," + added);
        properties.setProperty("sasl.enabled.mechanisms", MECHANISM);
        properties.setProperty(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.setProperty("ssl.keystore.type", "PEM");
        properties.setProperty("ssl.keystore.location", identity.toString());
    }

    /** For the tool that formats the storage. */
    List<String> formatArguments() {
        List<String> arguments = new ArrayList<>();
        users.forEach((name, password) -> {
            arguments.add("--add-scram");
            arguments.add(MECHANISM + "=[name=" + name + ",password=" + password + "]");
        });
        return arguments;
    }
}
