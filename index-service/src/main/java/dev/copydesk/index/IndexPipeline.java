package dev.copydesk.index;

import dev.copydesk.index.write.ActionReader;
import dev.copydesk.index.write.AddressedLetter;
import dev.copydesk.index.write.BulkWriter;
import dev.copydesk.index.write.Letters;
import dev.copydesk.index.write.RequestLimit;
import dev.copydesk.index.write.WriteQueue;
import dev.copydesk.model.EventJson;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * {@code articles.enriched-g1} → Elasticsearch; what can never be written → {@code articles.enriched.dead}.
 *
 * <p>The records of a poll are asked for while there is room for their bytes, and acknowledged after Elasticsearch answered
 * for each of them, or the broker for its letter. Offsets are committed up to the first record without an answer. At least
 * once: what is read again after a crash changes nothing, since versions decide.
 */
@ApplicationScoped
public class IndexPipeline {
    private static final Logger LOG = Logger.getLogger(IndexPipeline.class);
    /** A document holds title and text of its event a second time. */
    private static final int DOCUMENT_TO_EVENT = 2;

    private final MutinyEmitter<byte[]> dead;
    private final WriteQueue queue;
    private final Duration drain;

    IndexPipeline(
            ActionReader reader,
            BulkWriter writer,
            RequestLimit limit,
            Letters letters,
            InstantSource clock,
            @Channel("dead") MutinyEmitter<byte[]> dead,
            IndexConfig config) {
        this.dead = dead;
        this.drain = config.drain();
        this.queue = new WriteQueue(
                reader,
                writer,
                limit,
                letters,
                this::bury,
                clock,
                new WriteQueue.Settings(
                        config.requestSize().asLongValue() / DOCUMENT_TO_EVENT,
                        config.linger().toMillis(),
                        config.unansweredSize().asLongValue()));
    }

    @Incoming("enriched")
    Flow.Subscriber<Message<List<byte[]>>> enriched() {
        return new Flow.Subscriber<>() {
            private Flow.@org.jspecify.annotations.Nullable Subscription polls;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                polls = subscription;
                queue.whenRoom(() -> subscription.request(1));
            }

            @Override
            public void onNext(Message<List<byte[]>> poll) {
                queue.add(records(poll)).thenCompose(answered -> poll.ack()).exceptionally(failure -> {
                    LOG.warnf("an acknowledgement failed; its records will be read again: %s", failure.toString());
                    return null;
                });
                Flow.Subscription asked = polls;
                if (asked != null) {
                    queue.whenRoom(() -> asked.request(1));
                }
            }

            @Override
            public void onError(Throwable failure) {
                LOG.error("reading the articles ended", failure);
            }

            @Override
            public void onComplete() {
                LOG.debug("reading the articles is over");
            }
        };
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (!queue.drain(drain)) {
            LOG.infof("not everything in flight was answered within %s; it is read again at the next start", drain);
        }
        queue.close();
    }

    private Uni<Void> bury(AddressedLetter addressed) {
        var address = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(addressed.letter().key())
                .withHeaders(addressed.headers());
        return Uni.createFrom()
                .deferred(() ->
                        dead.sendMessage(Message.of(EventJson.write(addressed.letter()), Metadata.of(address.build()))))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(500), Duration.ofSeconds(30))
                .indefinitely();
    }

    @SuppressWarnings("unchecked") // the deserializers are configured for byte arrays
    private static ConsumerRecords<byte[], byte[]> records(Message<List<byte[]>> poll) {
        return poll.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .orElseThrow()
                .getRecords();
    }
}
