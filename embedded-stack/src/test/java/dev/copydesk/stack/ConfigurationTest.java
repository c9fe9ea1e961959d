package dev.copydesk.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static final Path DATA = Path.of("/data of o'neil");

    @Test
    void everyKafkaPortIsShiftedAndOnlyLoopbackListens() throws Exception {
        Properties properties = KafkaBroker.properties(KafkaSettings.standard(DATA, 100), null, "log");

        assertThat(properties)
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9192,CONTROLLER://127.0.0.1:9193")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9192")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9193")
                .containsEntry("auto.create.topics.enable", "false")
                .containsEntry("message.max.bytes", "4194304");
    }

    @Test
    void aBrokerWithUsersHasAListenerForThemBesideItsOwn() throws Exception {
        KafkaSecurity security =
                new KafkaSecurity(9194, Path.of("/keys/broker.pem"), Map.of("reader", "of the reader"));

        assertThat(KafkaBroker.properties(KafkaSettings.standard(DATA, 100), security, "log"))
                .containsEntry(
                        "listeners", "PLAINTEXT://127.0.0.1:9192,CONTROLLER://127.0.0.1:9193,SASL_SSL://127.0.0.1:9194")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9192,SASL_SSL://127.0.0.1:9194")
                .containsEntry("sasl.enabled.mechanisms", "SCRAM-SHA-512")
                .containsEntry("ssl.keystore.location", "/keys/broker.pem");
        assertThat(security.formatArguments())
                .containsExactly("--add-scram", "SCRAM-SHA-512=[name=reader,password=of the reader]");
    }

    @Test
    void aNodeHasItsSecurityOffUnlessItIsAskedFor() throws Exception {
        NodeSecurity security = new NodeSecurity(
                Path.of("key"), Path.of("certificate"), "me", "my password", "{\"cluster\": [\"monitor\"]}");

        assertThat(ElasticsearchNode.yaml(ElasticsearchSettings.standard(DATA, 100), null))
                .contains("xpack.security.enabled: false\n");
        assertThat(ElasticsearchNode.yaml(ElasticsearchSettings.standard(DATA, 100), security))
                .contains("xpack.security.enabled: true\n", "xpack.security.http.ssl.enabled: true\n")
                .doesNotContain("xpack.security.enabled: false", "my password");
    }

    @Test
    void elasticsearchPathsAreQuotedAndPortsShifted() throws Exception {
        assertThat(ElasticsearchNode.yaml(ElasticsearchSettings.standard(DATA, 100), null))
                .contains("http.port: 9300\n", "transport.port: 9400\n")
                .contains("path.data: '/data of o''neil/data'\n")
                .contains("network.host: 127.0.0.1\n");
    }

    @Test
    void onlyTestsStartWithTheFirstCompilerAlone() {
        assertThat(ElasticsearchNode.jvmOptions(ElasticsearchSettings.forTests(DATA)))
                .contains("-Xmx512m\n", "-XX:TieredStopAtLevel=1\n");
        assertThat(ElasticsearchNode.jvmOptions(ElasticsearchSettings.standard(DATA, 0)))
                .contains("-Xmx1024m\n")
                .doesNotContain("TieredStopAtLevel");
    }

    @RepeatedTest(200)
    void aClusterIdIsNeverTakenForAnOption() {
        assertThat(ClusterId.random()).matches("[A-Za-z0-9_][A-Za-z0-9_-]{21}");
    }
}
