package dev.copydesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What nobody configured is closed. */
class DefaultsTest {

    @Test
    void nobodyMayWriteAndOnlyTheMachineItselfIsKnown() throws IOException {
        Properties defaults = new Properties();
        try (InputStream in =
                DefaultsTest.class.getClassLoader().getResourceAsStream("META-INF/microprofile-config.properties")) {
            defaults.load(Objects.requireNonNull(in));
        }

        assertThat(defaults.getProperty("copydesk.local")).isEqualTo("false");
        assertThat(defaults.getProperty("copydesk.api-key")).isNull();
        assertThat(defaults.getProperty("copydesk.http.allowed-hosts")).isEqualTo("localhost,127.0.0.1,[::1]");
    }
}
