package dev.copydesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with certificates of their own on loopback, under a name that only these tests know. */
class TlsTest {
    private static final String NAME = "feed.test";
    private static final String PASSWORD = "not a secret";

    private final Vertx vertx = Vertx.vertx();
    private @Nullable VertxFeedFetcher fetcher;

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        if (fetcher != null) {
            fetcher.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aTrustedCertificateOfTheRightNameIsBelieved() throws Exception {
        PfxOptions certificate = certificate("dns:" + NAME);

        assertThat(fetch(serve(certificate), certificate))
                .isInstanceOfSatisfying(FetchOutcome.Fetched.class, feed -> assertThat(feed.body())
                        .hasSize(4));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        assertFailsByTls(fetch(serve(certificate("dns:" + NAME)), null));
    }

    @Test
    void aTrustedCertificateOfAnotherNameIsRefused() throws Exception {
        PfxOptions certificate = certificate("dns:other.test");

        assertFailsByTls(fetch(serve(certificate), certificate));
    }

    @Test
    void aTrustedCertificateOfTheAddressIsRefusedBecauseTheNameCounts() throws Exception {
        PfxOptions certificate = certificate("ip:127.0.0.1");

        assertFailsByTls(fetch(serve(certificate), certificate));
    }

    @Test
    void aCertificateOfATrustedAuthorityIsBelievedUntilItExpires() throws Exception {
        PfxOptions authority = store("authority.p12");
        keytool(authority, "authority", "-ext", "bc:c");
        PfxOptions valid = signed("valid.p12", authority, "-validity", "1");
        PfxOptions expired = signed("expired.p12", authority, "-startdate", "-9d", "-validity", "1");

        assertThat(fetch(serve(valid), authority)).isInstanceOf(FetchOutcome.Fetched.class);
        assertFailsByTls(fetch(serve(expired), authority));
    }

    private static void assertFailsByTls(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> assertThat(failed.cause())
                .isEqualTo(FetchFailure.TLS));
    }

    private FetchOutcome fetch(int port, @Nullable PfxOptions trusted) {
        FetchLimits defaults = FetchLimits.DEFAULTS;
        FetchLimits limits = new FetchLimits(
                defaults.userAgent(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                0,
                defaults.rateWindow(),
                defaults.maxRedirects(),
                defaults.maxHeaderBytes(),
                defaults.maxRatio(),
                defaults.maxIdleConnections(),
                defaults.idleTimeout(),
                List.of("127.0.0.0/8"));
        if (fetcher != null) {
            fetcher.close();
        }
        fetcher = new VertxFeedFetcher(
                vertx,
                limits,
                host -> CompletableFuture.completedFuture(List.of(InetAddress.getLoopbackAddress())),
                Runnable::run,
                trusted);
        String address = "https://" + NAME + ":" + port + "/";
        return fetcher.fetch(new FetchRequest(address, FetchRequest.ACCEPT_FEED, null, null, 1024, ByteLease.UNLIMITED))
                .toCompletableFuture()
                .join();
    }

    private int serve(PfxOptions certificate) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setSsl(true)
                        .setKeyCertOptions(certificate))
                .requestHandler(request -> request.response().end("feed"))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private PfxOptions certificate(String names) throws Exception {
        PfxOptions store = store("store.p12");
        keytool(store, "feed", "-ext", "san=" + names);
        return store;
    }

    private PfxOptions signed(String file, PfxOptions authority, String... validity) throws Exception {
        PfxOptions store = store(file).setAlias("feed");
        Files.copy(Path.of(authority.getPath()), Path.of(store.getPath()));
        List<String> options = new ArrayList<>(List.of(validity));
        options.addAll(List.of("-signer", "authority", "-ext", "san=dns:" + NAME));
        keytool(store, "feed", options.toArray(String[]::new));
        return store;
    }

    private PfxOptions store(String file) {
        return new PfxOptions().setPath(folder.resolve(file).toString()).setPassword(PASSWORD);
    }

    /** Makes a key and its certificate by the JDK's own tool. */
    private static void keytool(PfxOptions store, String alias, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Duser.language=en",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.getPath(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }
}
