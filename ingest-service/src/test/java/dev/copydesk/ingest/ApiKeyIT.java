package dev.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.testsupport.ServiceClient;
import dev.copydesk.testsupport.ServiceClient.Reply;
import dev.copydesk.testsupport.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outside the local profile, with an API key. */
@QuarkusTest
@TestProfile(ApiKeyIT.Keyed.class)
@WithTestResource(
        value = StackTestResource.class,
        initArgs = @ResourceArg(name = StackTestResource.SERVERS, value = "kafka"))
class ApiKeyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JSON = "application/json";
    private static final String ROW = "{\"title\": \"Rain\", \"text\": \"It rains.\"}";
    private static final String KEY = "a-key-of-the-test";

    public static final class Keyed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("copydesk.local", "false", "copydesk.api-key", KEY, "copydesk.feeds.enabled", "false");
        }
    }

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI address;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ServiceClient ingest;

    @BeforeEach
    void waitUntilTheServiceIsReady() {
        ingest = new ServiceClient(address);
        await().atMost(PATIENCE).until(ingest::isReady);
    }

    @Test
    void writingNeedsTheKey() {
        for (ServiceClient stranger : new ServiceClient[] {
            ingest, ingest.with("X-API-Key", "wrong"), ingest.with("Authorization", "Bearer wrong")
        }) {
            Reply refused = stranger.post("/articles", JSON, ROW);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.body()).doesNotContain(KEY);
            assertThat(stranger.post("/takedowns", JSON, "{}").status()).isEqualTo(401);
            assertThat(stranger.post("/feeds", JSON, "{}").status()).isEqualTo(401);
            assertThat(stranger.delete("/feeds/x").status()).isEqualTo(401);
        }
        assertThat(ingest.with("X-API-Key", KEY).post("/articles", JSON, ROW).status())
                .isEqualTo(202);
        assertThat(ingest.with("Authorization", "Bearer " + KEY)
                        .post("/articles", JSON, ROW)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void noKeyIsLoggedNeitherARightNorAWrongOne() {
        String wrong = "a-key-of-somebody-else";
        try (LogCapture log = new LogCapture()) {
            assertThat(ingest.with("X-API-Key", wrong)
                            .post("/articles", JSON, ROW)
                            .status())
                    .isEqualTo(401);
            assertThat(ingest.with("Authorization", "Bearer " + KEY)
                            .post("/articles", JSON, ROW)
                            .status())
                    .isEqualTo(202);

            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line).contains("refused POST /articles with 401"))
                    .noneSatisfy(line -> assertThat(line).containsAnyOf(KEY, wrong));
        }
    }

    @Test
    void readingNeedsNone() {
        assertThat(ingest.get("/feeds").status()).isEqualTo(200);
    }

    /** As a page would whose name was pointed at this machine. */
    @Test
    void aForeignHostIsRefusedEvenWithTheKey() throws IOException {
        assertThat(answer("POST /articles", "evil.example:" + address.getPort(), "X-API-Key: " + KEY))
                .startsWith("HTTP/1.1 403 ")
                .contains("allowed-hosts");
    }

    /** The endpoints of health need no key, and no other is reached through their path. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/../articles",
                "/q/%2e%2e/articles",
                "/q/./%2E./articles",
                "/q/health/../../articles",
                "/q//../../articles"
            })
    void noPathLeadsAroundTheKey(String path) throws IOException {
        String host = address.getHost() + ":" + address.getPort();

        assertThat(answer("POST " + path, host, "Accept: */*")).startsWith("HTTP/1.1 401 ");
        assertThat(answer("GET " + path.replace("articles", "feeds"), "evil.example", "Accept: */*"))
                .startsWith("HTTP/1.1 403 ");
    }

    /** Of a client that sends the path as it is. */
    private String answer(String methodAndPath, String host, String header) throws IOException {
        String request = methodAndPath + " HTTP/1.1\r\nHost: " + host + "\r\n" + header
                + "\r\nContent-Type: application/json\r\nContent-Length: " + ROW.length()
                + "\r\nConnection: close\r\n\r\n" + ROW;
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
