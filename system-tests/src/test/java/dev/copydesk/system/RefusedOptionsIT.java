package dev.copydesk.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.kafka.TopicCreation;
import dev.copydesk.kafka.TopicSpec;
import dev.copydesk.testsupport.SharedStack;
import dev.copydesk.testsupport.configuration.ConfigurationOption;
import dev.copydesk.testsupport.configuration.ConfigurationTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the descriptions of the options rule out, tried with every one of them. */
class RefusedOptionsIT {
    private static final int PARTITIONS = 2;
    private static final ConfigurationTable OPTIONS = ConfigurationTable.of(Path.of(".."));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "enrich-service", "index-service"})
    void aServiceDoesNotStartWithWhatDescriptionsRuleOutAndSaysSoForEachOptionInALine(String name)
            throws IOException, InterruptedException {
        Map<String, String> values = new TreeMap<>();
        Map<String, String> environment = new HashMap<>();
        for (ConfigurationOption option : OPTIONS.optionsOf(name)) {
            option.ruledOut().ifPresent(value -> {
                values.put(option.name(), value);
                environment.put(option.environmentVariable(), value);
            });
        }
        if (!name.equals("index-service")) {
            values.put("copydesk.streams.processing-guarantee", "at_most_once");
            environment.put("COPYDESK_STREAMS_PROCESSING_GUARANTEE", "at_most_once");
        }
        assertThat(values).hasSizeGreaterThan(8);
        environment.put("QUARKUS_HTTP_PORT", "0");

        try (BuiltService service = BuiltService.start(name, folder, environment)) {
            assertThat(service.awaitEnd()).isNotZero();

            assertThat(service.said())
                    .noneMatch(line -> line.startsWith("\tat "))
                    .filteredOn(line -> line.contains(", wanted "))
                    .hasSameSizeAs(values.keySet());
            values.forEach((option, value) -> assertThat(service.said())
                    .filteredOn(line -> line.startsWith(option + " is " + value + ", wanted "))
                    .as(option)
                    .hasSize(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "enrich-service", "index-service"})
    void aServiceEndsWhereTheTopicsHaveAnotherNumberOfPartitions(String name) throws Exception {
        createTopics();
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", SharedStack.kafkaBootstrapServers(),
                "COPYDESK_TOPICS_PARTITIONS", String.valueOf(PARTITIONS + 1),
                "QUARKUS_HTTP_PORT", "0");

        try (BuiltService service = BuiltService.start(name, folder, environment)) {
            assertThat(service.awaitEnd()).isEqualTo(1);

            assertThat(service.said())
                    .filteredOn(line -> line.contains("this service ends: "))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("has 2 partitions, wanted 3: set copydesk.topics.partitions"));
        }
    }

    private static void createTopics() throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SharedStack.kafkaBootstrapServers()))) {
            TopicCreation.ensure(admin, TopicSpec.ofAdmission(PARTITIONS));
            TopicCreation.ensure(admin, TopicSpec.ofEnrichment(1, PARTITIONS));
            TopicCreation.ensure(admin, TopicSpec.ofIndexing(1, PARTITIONS));
        }
    }
}
