package dev.copydesk.index.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.model.Generation;
import dev.copydesk.model.Generations;
import dev.copydesk.model.Pace;
import dev.copydesk.model.Selection;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a generation that is made of another one's enriched articles: that topic is the test's own. */
class KeptTopicsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RECORDS = 10;

    private final String bootstrapServers = SharedStack.kafkaBootstrapServers();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    private final int source = ThreadLocalRandom.current().nextInt(1_000, 1_000_000);
    private final String topic = Topics.enriched(source);
    private final TopicPartition partition = new TopicPartition(topic, 0);
    private final Generation generation = indexOnly();
    private Instant now = Instant.parse("2026-11-29T00:00:00Z");
    private final KeptTopics kept = new KeptTopics(admin, new CommittedOffsets(admin), generation, () -> now);

    private Generation indexOnly() {
        Generations first = Generations.NONE.with(Generations.NONE.begin("9-aa", Instant.EPOCH));
        Generation made =
                first.start(1, Selection.ALL, Pace.UNLIMITED, Instant.EPOCH).get(0);
        return new Generation(
                source + 1,
                made.kind(),
                made.state(),
                source,
                made.enrichmentVersion(),
                made.selection(),
                null,
                null,
                made.startedAt(),
                made.changedAt(),
                null,
                null,
                null,
                null);
    }

    @BeforeEach
    void createTheTopic() throws ExecutionException, InterruptedException {
        create();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1}))
                        .get();
            }
        }
    }

    @AfterEach
    void deleteTheTopic() {
        admin.deleteTopics(List.of(topic));
        admin.close();
    }

    private void create() throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    private void read(long next) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(
                        "copydesk-index-g" + generation.number(), Map.of(partition, new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    private void deleteBefore(long offset) throws ExecutionException, InterruptedException {
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    @Test
    void whatWasReadMayGo() throws Exception {
        assertThat(kept.loss()).isEmpty();
        read(6);
        assertThat(kept.loss()).isEmpty();
        deleteBefore(6);
        assertThat(kept.loss()).isEmpty();
    }

    @Test
    void whatWasNotReadYetMayNotAlthoughTheReaderIsBehindItByNow() throws Exception {
        read(4);
        assertThat(kept.loss()).isEmpty();
        deleteBefore(8);
        read(RECORDS);

        assertThat(kept.loss()).contains("records 4 to 7 of " + partition + " were deleted before it had read them");
    }

    @Test
    void aTopicThatIsMissingForAWhileIsGone() throws Exception {
        assertThat(kept.loss()).isEmpty();
        admin.deleteTopics(List.of(topic)).all().get();
        await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(topic));
        assertThat(kept.loss()).isEmpty();

        now = now.plusSeconds(11);

        assertThat(kept.loss()).contains(topic + " was deleted while it was being built");
    }

    @Test
    void aTopicThatWasCreatedAnewIsAnotherOne() throws Exception {
        assertThat(kept.loss()).isEmpty();
        admin.deleteTopics(List.of(topic)).all().get();
        await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(topic));
        create();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kept.loss())
                .contains(topic + " was deleted and created anew while it was being built"));
    }
}
