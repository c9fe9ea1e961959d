package dev.copydesk.index;

import dev.copydesk.index.generation.LiveGenerations;
import dev.copydesk.index.write.ActionReader;
import dev.copydesk.index.write.AddressedLetter;
import dev.copydesk.index.write.BulkWriters;
import dev.copydesk.index.write.Letters;
import dev.copydesk.index.write.Precedence;
import dev.copydesk.index.write.RequestLimit;
import dev.copydesk.index.write.WriteQueue;
import dev.copydesk.kafka.KafkaConnection;
import dev.copydesk.kafka.Rounds;
import dev.copydesk.kafka.ServiceEnd;
import dev.copydesk.kafka.TopicCreation;
import dev.copydesk.kafka.TopicMismatchException;
import dev.copydesk.kafka.TopicSpec;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Pace;
import dev.copydesk.model.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * {@code articles.enriched-g{n}} → Elasticsearch, for every generation that is fed, each with a {@link GenerationFeed} of its own; what
 * can never be written → {@code articles.enriched.dead}.
 */
@ApplicationScoped
public class IndexPipeline {
    private static final Logger LOG = Logger.getLogger(IndexPipeline.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final MutinyEmitter<byte[]> dead;
    private final LiveGenerations generations;
    private final BulkWriters writers;
    private final FeedConsumers consumers;
    private final RequestLimit limit;
    private final Letters letters;
    private final Traces traces;
    private final InstantSource clock;
    private final Precedence precedence;
    private final IndexConfig config;
    private final KafkaConnection connection;
    private final int partitions;
    private final Map<Integer, GenerationFeed> feeds = new ConcurrentSkipListMap<>();
    private final Rounds looks = new Rounds("feeds", this::lookAgain);

    IndexPipeline(
            LiveGenerations generations,
            BulkWriters writers,
            FeedConsumers consumers,
            RequestLimit limit,
            Letters letters,
            Traces traces,
            InstantSource clock,
            @Channel("dead") MutinyEmitter<byte[]> dead,
            IndexConfig config,
            KafkaConnection connection,
            @ConfigProperty(name = "copydesk.topics.partitions") int partitions) {
        this.generations = generations;
        this.writers = writers;
        this.consumers = consumers;
        this.limit = limit;
        this.letters = letters;
        this.traces = traces;
        this.clock = clock;
        this.dead = dead;
        this.config = config;
        this.connection = connection;
        this.precedence = new Precedence(clock);
        this.partitions = partitions;
    }

    void start(@Observes StartupEvent event) {
        looks.start();
    }

    void stop(@Observes ShutdownEvent event) {
        looks.closeAndJoin();
        feeds.values().parallelStream().forEach(GenerationFeed::close);
    }

    private Duration lookAgain() throws InterruptedException {
        try {
            if (generations.areKnown()) {
                look();
            }
            return LOOK_EVERY;
        } catch (TopicMismatchException e) {
            ServiceEnd.because(e);
            looks.close();
            return LOOK_EVERY;
        } catch (ExecutionException | RuntimeException e) {
            LOG.warnf("feeds cannot start (%s); is Kafka reachable at %s?", e, connection);
            return AFTER_A_FAILURE;
        }
    }

    private void look() throws ExecutionException, InterruptedException {
        Set<Integer> wanted = new HashSet<>();
        for (Generation generation : generations.current().fed()) {
            wanted.add(generation.number());
            if (!feeds.containsKey(generation.number())) {
                createTopics(generation);
                feeds.put(generation.number(), started(generation));
            }
            // One that is enriched is held back there.
            feeds.get(generation.number()).go(generation.isEnriched() ? Pace.UNLIMITED : generation.pace());
        }
        feeds.entrySet().removeIf(feed -> {
            if (!wanted.contains(feed.getKey())) {
                feed.getValue().close();
                LOG.infof("generation %d is no longer written here", feed.getKey());
                return true;
            }
            return false;
        });
    }

    private void createTopics(Generation generation) throws ExecutionException, InterruptedException {
        try (Admin admin = connection.admin()) {
            TopicCreation.ensure(admin, TopicSpec.ofIndexing(generation.enriched(), partitions));
        }
    }

    private GenerationFeed started(Generation generation) {
        WriteQueue queue = new WriteQueue(
                new ActionReader(generation.number(), stage(generation)),
                writers.of(generation.number()),
                limit,
                letters,
                this::bury,
                clock,
                new GenerationRequests(() -> generations.isLoaded(generation.number()), precedence, config),
                config.unansweredSize().asLongValue());
        GenerationFeed feed = new GenerationFeed(generation, consumers::inGroup, queue, config.drain());
        feed.start();
        return feed;
    }

    private TracedStage stage(Generation generation) {
        return traces.stage("index", Topics.enriched(generation.enriched()), GenerationFeed.group(generation));
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
}
