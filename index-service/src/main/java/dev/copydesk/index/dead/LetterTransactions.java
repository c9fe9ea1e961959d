package dev.copydesk.index.dead;

import dev.copydesk.kafka.KafkaConnection;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes records all or none. All instances share one transactional id: who begins ends what another one left open, and
 * that one's next attempt begins anew, after everything that was committed. Not thread-safe; blocking.
 */
@Singleton
class LetterTransactions {
    private static final Logger LOG = Logger.getLogger(LetterTransactions.class);
    private static final String TRANSACTIONAL_ID = "copydesk-dead-letters";
    private static final int ATTEMPTS = 3;
    private static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private @Nullable Producer<byte[], byte[]> producer;

    LetterTransactions(KafkaConnection connection) {
        this.connection = connection;
    }

    /** @param result handed back once the records are committed */
    record Work<T>(List<ProducerRecord<byte[], byte[]>> records, T result) {}

    /** Finds out what is to be published; called again where another instance came between. */
    interface Plan<T> {
        Work<T> make() throws IOException, InterruptedException;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        abandon();
    }

    /** @throws IOException if Kafka does not answer */
    synchronized <T> T run(Plan<T> plan) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Producer<byte[], byte[]> begun = producer();
                Work<T> work = plan.make();
                publish(begun, work.records());
                return work.result();
            } catch (KafkaException e) {
                abandon();
                if (attempt == ATTEMPTS) {
                    throw new IOException("Kafka does not answer: " + e.getMessage(), e);
                }
                LOG.infof("beginning again with dead letters: %s", e.toString());
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails if a record failed
    private static void publish(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        records.forEach(producer::send);
        producer.commitTransaction();
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = connection.producer(
                    Map.of(
                            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                            TRANSACTIONAL_ID,
                            ProducerConfig.COMPRESSION_TYPE_CONFIG,
                            "zstd",
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            MAX_RECORD_BYTES,
                            ProducerConfig.BUFFER_MEMORY_CONFIG,
                            16L * 1024 * 1024,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            20_000),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            producer = open;
            open.initTransactions();
        }
        return open;
    }

    private void abandon() {
        Producer<byte[], byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(CLOSE_TIMEOUT); // what was begun is aborted
        }
    }
}
