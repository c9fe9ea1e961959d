package dev.copydesk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KafkaConnectionTest {
    private static final String SECRET = "org.example.LoginModule required username=\"me\" password=\"secret\";";

    @Test
    void whatIsConfiguredOfTheConnectionIsTakenAndNothingElse() {
        KafkaConnection connection = of(Map.of(
                "kafka.bootstrap.servers", "broker:9094",
                "kafka.security.protocol", "SASL_SSL",
                "kafka.sasl.mechanism", "SCRAM-SHA-512",
                "kafka.sasl.jaas.config", SECRET,
                "kafka.ssl.truststore.location", "/etc/trusted.pem",
                "kafka.ssl.truststore.password", " ",
                "kafka.max.poll.records", "1",
                "kafka.group.id", "somebody"));

        assertThat(connection.settings())
                .containsOnly(
                        Map.entry("bootstrap.servers", "broker:9094"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
                        Map.entry("sasl.jaas.config", SECRET),
                        Map.entry("ssl.truststore.location", "/etc/trusted.pem"));
        assertThat(connection.isSecured()).isTrue();
    }

    @Test
    void itsTextNamesBrokersAndKindAndNoSecret() {
        KafkaConnection secured = of(Map.of(
                "kafka.bootstrap.servers", "broker:9094",
                "kafka.security.protocol", "SASL_SSL",
                "kafka.sasl.mechanism", "SCRAM-SHA-512",
                "kafka.sasl.jaas.config", SECRET));

        assertThat(secured).hasToString("broker:9094 (SASL_SSL, SCRAM-SHA-512)");
        assertThat(KafkaConnection.to("broker:9092")).hasToString("broker:9092");
        assertThat(KafkaConnection.to("broker:9092").isSecured()).isFalse();
    }

    @Test
    void theJobThatCreatesTopicsIsToldByTheSameVariables() {
        KafkaConnection connection = CreateTopics.connection(
                Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "KAFKA_SASL_JAAS_CONFIG", SECRET));

        assertThat(connection.settings())
                .containsOnly(
                        Map.entry("bootstrap.servers", "localhost:9092"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.jaas.config", SECRET));
    }

    @Test
    void everyOptionThatIsDescribedIsTaken() throws IOException {
        Map<String, String> described = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(
                KafkaConnection.class.getResourceAsStream("/META-INF/microprofile-config.properties"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Pattern.compile("^#?(kafka[.a-z]+)=", Pattern.MULTILINE)
                    .matcher(text)
                    .results()
                    .forEach(option -> described.put(option.group(1), "a value"));
        }

        assertThat(described).hasSizeGreaterThan(5);
        assertThat(of(described).settings()).hasSameSizeAs(described);
    }

    private static KafkaConnection of(Map<String, String> options) {
        return KafkaConnection.of(name -> Optional.ofNullable(options.get(name)));
    }
}
