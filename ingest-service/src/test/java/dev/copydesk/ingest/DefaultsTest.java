package dev.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What nobody configured is closed. */
class DefaultsTest {

    @Test
    void theServiceListensToItsMachineAndAsksOnlyThePublicInternet() throws IOException {
        Properties defaults = new Properties();
        try (InputStream in = DefaultsTest.class.getResourceAsStream("/application.properties")) {
            defaults.load(Objects.requireNonNull(in));
        }

        assertThat(defaults.getProperty("quarkus.http.host")).isEqualTo("127.0.0.1");
        assertThat(defaults.getProperty("copydesk.feeds.allow-private-addresses"))
                .isEqualTo("false");
        assertThat(defaults.getProperty("copydesk.feeds.allowed-addresses")).isNull();
        assertThat(defaults.getProperty("copydesk.feeds.user-agent"))
                .as("it claims no contact that is not the operator's")
                .doesNotContain("http");
    }
}
