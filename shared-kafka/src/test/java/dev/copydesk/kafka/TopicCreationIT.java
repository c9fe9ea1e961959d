package dev.copydesk.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicCreationIT {

    @Test
    void missingTopicsAreCreatedAsSpecifiedAndExistingOnesLeftAlone() throws Exception {
        try (Admin admin = admin()) {
            TopicCreation.ensure(admin, TopicSpec.ofAdmission(3));
            TopicCreation.ensure(admin, TopicSpec.ofAdmission(3));
            TopicCreation.ensure(admin, TopicSpec.ofIndexing(1, 3));

            ConfigResource raw = new ConfigResource(ConfigResource.Type.TOPIC, Topics.RAW);
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(raw)).all().get().get(raw));
            assertThat(config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value()).isEqualTo("compact");
            assertThat(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()).isEqualTo("4194304");
            assertThat(config.get(TopicConfig.DELETE_RETENTION_MS_CONFIG).value())
                    .isEqualTo("7776000000");
            assertThat(admin.listTopics().names().get())
                    .contains(Topics.RECEIVED, Topics.TAKEDOWNS, Topics.enriched(1), Topics.ENRICHED_DEAD);
        }
    }

    @Test
    void aTopicOfAnotherShapeIsRefusedWithBothNumbers() throws Exception {
        try (Admin admin = admin()) {
            TopicCreation.ensure(admin, List.of(new TopicSpec("of-two", 2, Map.of())));

            assertThatThrownBy(() -> TopicCreation.ensure(admin, List.of(new TopicSpec("of-two", 6, Map.of()))))
                    .isInstanceOf(TopicMismatchException.class)
                    .hasMessageStartingWith("topic of-two has 2 partitions, wanted 6");
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SharedStack.kafkaBootstrapServers()));
    }
}
