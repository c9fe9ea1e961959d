package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A generated corpus in {@code articles.raw} of a broker, and what every generation must make of it. */
final class CorpusRun {
    static final int SOURCE_PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String bootstrapServers;
    private final List<GeneratedNews.Entry> entries;
    private final Map<String, Duplicate> expected;

    CorpusRun(String bootstrapServers, long seed, int articles) {
        this.bootstrapServers = bootstrapServers;
        GeneratedNews news = new GeneratedNews(seed, articles);
        this.entries = news.shuffled(seed);
        this.expected = ExpectedVerdicts.of(news.current(), new ArticleEnricher(new Annotator()));
    }

    int size() {
        return entries.size();
    }

    /** @param lanes number of partitions that the lanes of this generation are spread over */
    void createTopics(int generation, int lanes) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics = new ArrayList<>();
            topics.add(new NewTopic(Topics.lanes(generation), Optional.of(lanes), Optional.empty()));
            for (String topic : List.of(Topics.RAW, Topics.RAW_DEAD, Topics.enriched(generation))) {
                if (!admin.listTopics().names().get().contains(topic)) {
                    topics.add(new NewTopic(topic, Optional.of(SOURCE_PARTITIONS), Optional.empty()));
                }
            }
            admin.createTopics(topics).all().get();
        }
    }

    /** Sends the records from this one to before that one; returns when the broker has them. */
    void send(int from, int to) throws ExecutionException, InterruptedException {
        // One at a time: of several that a broker gets while it becomes the leader it may refuse the first and take the
        // second,
        // and it takes the first never again, since its sequence number has passed.
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "max.in.flight.requests.per.connection", 1);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (GeneratedNews.Entry entry : entries.subList(from, to)) {
                sent.add(producer.send(entry.toRecord(Topics.RAW)));
            }
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        }
    }

    /** Waits until so many records came out, while the process that makes them lives. */
    void awaitIssued(int generation, int count, Process process) {
        try (TopicReader reader = reader(generation)) {
            await().atMost(PATIENCE).until(() -> {
                assertThat(process.isAlive())
                        .as("see target/enrich-process-*.log")
                        .isTrue();
                return reader.readAll().size() >= count;
            });
        }
    }

    /**
     * Waits for the verdicts that the pure core gives; no version of an article may come out twice.
     *
     * @param alive whether those that make them still run
     */
    void awaitTheVerdicts(int generation, BooleanSupplier... alive) {
        try (TopicReader reader = reader(generation)) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                ExpectedVerdicts.Issued issued = new ExpectedVerdicts.Issued();
                for (ConsumerRecord<String, byte[]> record : reader.readAll()) {
                    issued.take(record.key(), record.value());
                }
                assertThat(alive).allMatch(BooleanSupplier::getAsBoolean);
                assertThat(issued.verdicts()).isEqualTo(expected);
                assertThat(issued.repeated()).isEmpty();
            });
        }
    }

    private TopicReader reader(int generation) {
        return new TopicReader(bootstrapServers, Topics.enriched(generation), SOURCE_PARTITIONS);
    }
}
