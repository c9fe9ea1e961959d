package dev.copydesk.index.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.ArticleId;
import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.SharedStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lanes and what is enriched are topics of the test's own, which moves the articles itself. */
class BacklogIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final IdRange ALL = IdRange.split(1, 2).get(0);

    private final String bootstrapServers = SharedStack.kafkaBootstrapServers();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    private final int number = ThreadLocalRandom.current().nextInt(1_000, 1_000_000);
    private final String lanes = Topics.lanes(number);
    private final String enriched = Topics.enriched(number);
    private final String id = ArticleId.ofCanonicalUrl("https://example.com/" + number);
    private final Backlog backlog =
            new Backlog(this::consumer, new CommittedOffsets(admin), new WrittenEnds(admin), generation());
    private final KafkaProducer<byte[], byte[]> lane = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "lane-" + number),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    private Generation generation() {
        Generation first = Generations.NONE.begin("9-aa", Instant.EPOCH).get(0);
        return new Generation(
                number,
                first.kind(),
                first.state(),
                number,
                first.enrichmentVersion(),
                first.selection(),
                null,
                null,
                first.startedAt(),
                first.changedAt(),
                null,
                null,
                null,
                null);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @BeforeEach
    void putTheArticleIntoItsLane() throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(lanes, 1, (short) 1), new NewTopic(enriched, 1, (short) 1)))
                .all()
                .get();
        lane.initTransactions();
        lane.beginTransaction();
        send(lanes);
        lane.commitTransaction();
    }

    @AfterEach
    void deleteTheTopics() {
        lane.close();
        admin.deleteTopics(List.of(lanes, enriched));
        admin.close();
    }

    private void send(String topic) {
        assertThat(lane.send(new ProducerRecord<>(topic, 0, id.getBytes(StandardCharsets.UTF_8), new byte[] {1})))
                .succeedsWithin(PATIENCE);
    }

    private Map<TopicPartition, OffsetAndMetadata> readFrom(String topic) {
        return Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(1));
    }

    @Test
    void whatMovesOnOnceThePatienceIsOverIsStillOnItsWay() throws Exception {
        backlog.await(Duration.ZERO, new CountDownLatch(1));
        assertThat(backlog.read(ALL).revision(id)).isPositive();

        lane.beginTransaction();
        send(enriched);
        lane.sendOffsetsToTransaction(readFrom(lanes), new ConsumerGroupMetadata("copydesk-lanes-g" + number));
        lane.commitTransaction();

        assertThat(backlog.read(ALL).revision(id)).isPositive();
        admin.alterConsumerGroupOffsets("copydesk-index-g" + number, readFrom(enriched))
                .all()
                .get();
        assertThat(backlog.read(ALL).revision(id)).isZero();
    }

    /** The marks of one transaction come to its topics one after the other. */
    @Test
    void whatWasReadByATransactionWhoseOutputCannotBeReadYetIsStillOnItsWay() throws Exception {
        lane.beginTransaction();
        send(enriched);
        admin.alterConsumerGroupOffsets("copydesk-lanes-g" + number, readFrom(lanes))
                .all()
                .get();

        // A thread of its own, with this one's class loader: the common pool's may have another, in which Kafka's
        // classes differ.
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> revision = thread.submit(() -> backlog.read(ALL).revision(id));
            assertThat(revision).failsWithin(Duration.ofSeconds(2));
            lane.commitTransaction();

            assertThat(revision.get()).isPositive();
        } finally {
            thread.shutdown();
        }
    }
}
