package dev.copydesk.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedStackIT {
    private static final String STATE = "copydesk.state.dir";

    @Test
    void aQuarkusTestMayAskForKafkaAloneAndAllShareOneBroker() throws Exception {
        StackTestResource kafkaOnly = new StackTestResource();
        kafkaOnly.init(Map.of("servers", "kafka"));
        Map<String, String> configuration = kafkaOnly.start();
        assertThat(configuration)
                .containsEntry("kafka.bootstrap.servers", SharedStack.kafkaBootstrapServers())
                .containsOnlyKeys("kafka.bootstrap.servers", STATE);

        StackTestResource both = new StackTestResource();
        both.init(Map.of());
        assertThat(both.start())
                .containsEntry("kafka.bootstrap.servers", SharedStack.kafkaBootstrapServers())
                .containsEntry("quarkus.elasticsearch.hosts", SharedStack.elasticsearchHosts())
                .as("the state of another application")
                .doesNotContainEntry(STATE, configuration.get(STATE));

        URI health = URI.create("http://" + SharedStack.elasticsearchHosts() + "/_cluster/health");
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                        .body())
                .contains("\"status\":\"green\"");
    }

    @Test
    void anUnknownServerIsRefused() {
        StackTestResource resource = new StackTestResource();
        assertThatThrownBy(() -> resource.init(Map.of("servers", "redis")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
