package dev.copydesk.kafka;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Hands the connection to everything in a service that speaks to Kafka, and ends the start of a service that Kafka refuses: a wrong password
 * is said once, in one line, and not by each client for ever.
 */
@Singleton
class KafkaAccess {
    private static final Logger LOG = Logger.getLogger(KafkaAccess.class);
    /** After the values of options were judged, before any client begins. */
    private static final int SECOND = 2;

    /** On a busy machine a handshake and a password take seconds. */
    private static final int ANSWER_WITHIN_MILLIS = 15_000;

    @Produces
    @Singleton
    KafkaConnection connection(Config config) {
        return KafkaConnection.of(config);
    }

    /** Where the channels of SmallRye look for what they are not told themselves; in place of Quarkus's own collection. */
    @Produces
    @Singleton
    @Unremovable
    @Identifier("default-kafka-broker")
    Map<String, Object> channels(KafkaConnection connection) {
        return connection.settings();
    }

    void check(@Observes @Priority(SECOND) StartupEvent event, KafkaConnection connection) throws InterruptedException {
        Optional<String> refusal = connection.isSecured() ? refusal(connection) : Optional.empty();
        if (refusal.isPresent()) {
            // Without a cause: Quarkus then shows this line alone.
            throw new ConfigurationException(refusal.get());
        }
    }

    /** Why trying again would be of no use; empty where Kafka lets us in or does not answer yet. */
    static Optional<String> refusal(KafkaConnection connection) throws InterruptedException {
        Map<String, Object> impatient = Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        try (Admin admin = connection.admin(impatient)) {
            admin.describeCluster().clusterId().get();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthenticationException refused) {
                return Optional.of("Kafka at " + connection
                        + " is not to be used as kafka.security.*, kafka.sasl.* and kafka.ssl.* say: "
                        + reason(refused));
            }
            LOG.infof("Kafka at %s does not answer yet: %s", connection, e.getCause());
            return Optional.empty();
        } catch (KafkaException e) { // no client could be made, so none of the others can
            return Optional.of("no connection to Kafka at " + connection
                    + " can be made, look at kafka.security.*, kafka.sasl.* and kafka.ssl.*: " + reason(e));
        }
    }

    /** Of a chain of causes the last says most, such as that a certificate is not trusted. */
    private static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last == failure
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + " (" + last.getMessage() + ")";
    }
}
