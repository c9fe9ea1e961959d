package dev.copydesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteGuardTest {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final String KEY = "correct horse";

    private final WriteGuard local = new WriteGuard(null, LOOPBACK, true);
    private final WriteGuard keyed = new WriteGuard("s3cret", LOOPBACK, false);

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8081", "LOCALHOST", "localhost.:8081", "127.0.0.1:8081", "[::1]:8081"})
    void theMachineItselfMayWriteInTheLocalProfile(String host) {
        assertThat(local.refusal(post(host, null))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8081",
                "localhost.evil.example",
                "127.0.0.1.nip.example:8081",
                "localhost:8081@evil.example",
                "localhost, evil.example",
                ""
            })
    void aForeignHostIsRefusedForReadingToo(@Nullable String host) {
        assertThat(status(local.refusal(post(host, null)))).isEqualTo(403);
        assertThat(status(local.refusal(new Call("GET", host, null, null, null, true))))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "http://localhost.evil.example", "http://", "file://", "%%"})
    void aPageOfAnotherSiteMayNotWrite(String origin) {
        assertThat(status(local.refusal(post("localhost:8081", origin)))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8083", "http://127.0.0.1:8081", "http://[::1]:8081"})
    void aPageOfThisMachineMay(String origin) {
        assertThat(local.refusal(post("localhost:8081", origin))).isEmpty();
    }

    @Test
    void withoutAKeyOnlyTheMachineItselfMayWriteAndOnlyInTheLocalProfile() {
        Call fromOutside = new Call("POST", "localhost:8081", null, null, null, false);
        assertThat(status(local.refusal(fromOutside))).isEqualTo(403);
        assertThat(status(new WriteGuard(" ", LOOPBACK, false).refusal(post("localhost", null))))
                .isEqualTo(403);
    }

    @Test
    void theKeyOpensInEitherHeader() {
        assertThat(keyed.refusal(withKey("Bearer s3cret", null))).isEmpty();
        assertThat(keyed.refusal(withKey("bearer  s3cret", null))).isEmpty();
        assertThat(keyed.refusal(withKey(null, "s3cret"))).isEmpty();
    }

    @Test
    void aWrongOrMissingKeyIsRefusedAndNotRepeated() {
        for (Call call : List.of(
                withKey(null, null),
                withKey("Bearer wrong", null),
                withKey("Basic s3cret", null),
                withKey(null, "s3cre"),
                withKey(null, ""),
                withKey("Bearer s3cret", "wrong"))) {
            Optional<Refusal> refusal = keyed.refusal(call);
            assertThat(status(refusal)).isEqualTo(401);
            assertThat(refusal.orElseThrow().reason()).doesNotContain("wrong", "s3cre");
        }
    }

    @Test
    void aConfiguredKeyIsAskedForInTheLocalProfileToo() {
        WriteGuard guard = new WriteGuard(KEY, LOOPBACK, true);
        assertThat(status(guard.refusal(post("localhost", null)))).isEqualTo(401);
        assertThat(guard.refusal(withKey(null, KEY))).isEmpty();
    }

    @Test
    void readingNeedsNoKey() {
        assertThat(keyed.refusal(new Call("GET", "localhost", "https://evil.example", null, null, false)))
                .isEmpty();
    }

    @Test
    void aStarAllowsAnyHost() {
        WriteGuard open = new WriteGuard("s3cret", List.of("*"), false);
        assertThat(open.refusal(new Call("POST", "news.example", "https://news.example", null, "s3cret", false)))
                .isEmpty();
    }

    private static Call post(@Nullable String host, @Nullable String origin) {
        return new Call("POST", host, origin, null, null, true);
    }

    private static Call withKey(@Nullable String authorization, @Nullable String apiKey) {
        return new Call("POST", "localhost:8081", null, authorization, apiKey, false);
    }

    private static int status(Optional<Refusal> refusal) {
        return refusal.map(Refusal::status).orElse(200);
    }
}
