package dev.copydesk.index.elasticsearch;

import io.quarkus.elasticsearch.restclient.lowlevel.ElasticsearchClientConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.elasticsearch.client.RestClientBuilder.HttpClientConfigCallback;

/** By which certificates that of Elasticsearch is trusted, where those that Java trusts are not meant. Immutable. */
@ElasticsearchClientConfig
@Singleton
class TrustedCertificates implements HttpClientConfigCallback {
    private final Optional<SSLContext> context;

    /** @throws ConfigurationException where the file cannot be used */
    TrustedCertificates(@ConfigProperty(name = "copydesk.elasticsearch.certificates") Optional<Path> file) {
        this.context = file.map(TrustedCertificates::trusting);
    }

    /** So that a file that cannot be used ends the start, and not the first question that somebody asks. */
    void start(@Observes StartupEvent event) {}

    @Override
    public HttpAsyncClientBuilder customizeHttpClient(HttpAsyncClientBuilder builder) {
        context.ifPresent(builder::setSSLContext);
        return builder;
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new CertificateException("it holds none");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(String.valueOf(store.size()), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            // Without a cause: Quarkus then shows this line alone.
            throw new ConfigurationException("copydesk.elasticsearch.certificates is " + file
                    + ", wanted a PEM file with certificates (" + e + ")");
        }
    }
}
