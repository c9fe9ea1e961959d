package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Topics;
import dev.copydesk.testsupport.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One partition of {@code articles.raw} is read months before another, as in a replay: no partner is lost to eviction. */
class OutOfOrderIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final int DAYS = 100;

    private final long seed = new Random().nextLong();
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    @Test
    void theSlowPartitionFindsThePartnersThatTheFastOneBroughtMonthsBefore() throws Exception {
        Random random = new Random(seed);
        try (TestBroker broker = new TestBroker(folder.resolve("kafka"))) {
            new CorpusRun(broker.bootstrapServers(), seed, 0).createTopics(1, 3);
            try (EnrichProcess instance = EnrichProcess.start(
                            broker.bootstrapServers(),
                            1,
                            CorpusRun.SOURCE_PARTITIONS,
                            folder.resolve("state"),
                            0,
                            registry);
                    KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                            Map.of("bootstrap.servers", broker.bootstrapServers()),
                            new StringSerializer(),
                            new ByteArraySerializer());
                    TopicReader enriched = new TopicReader(
                            broker.bootstrapServers(), Topics.enriched(1), CorpusRun.SOURCE_PARTITIONS)) {
                String[] texts = new String[DAYS];
                for (int partition = 0; partition < CorpusRun.SOURCE_PARTITIONS; partition++) {
                    send(producer, partition, Articles.of("start-" + partition, text(random), 0, 1));
                }
                for (int day = 0; day < DAYS; day++) {
                    texts[day] = text(random);
                    send(producer, 0, Articles.of("fast-" + day, texts[day], day * DAY, 1));
                }
                await().atMost(PATIENCE).until(() -> newest(enriched).size() == DAYS + 3);
                // Time for the lanes to hear of it, and to forget what they may.
                await().pollDelay(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> evicted() == 0);

                for (int day = 0; day < DAYS; day++) {
                    send(producer, 1, Articles.of("slow-" + day, texts[day], day * DAY + 60, 1));
                }
                await().atMost(PATIENCE).until(() -> newest(enriched).size() == 2 * DAYS + 3);
                Map<String, EnrichedArticle> found = newest(enriched);
                for (int day = 0; day < DAYS; day++) {
                    Duplicate verdict = Objects.requireNonNull(found.get(
                                    Articles.of("slow-" + day, texts[day], 0, 1).id()))
                            .duplicate();
                    assertThat(verdict.status())
                            .as("seed %d, day %d", seed, day)
                            .isEqualTo(Duplicate.Status.EXACT);
                    assertThat(verdict.of())
                            .isEqualTo(
                                    Articles.of("fast-" + day, texts[day], 0, 1).id());
                }

                send(producer, 2, Articles.of("end", text(random), DAYS * DAY, 1));
                await().atMost(PATIENCE).until(() -> evicted() > DAYS);
                assertThat(instance.isAlive()).isTrue();
            }
        }
    }

    private double evicted() {
        return registry.counter("copydesk.lanes.evicted.articles").count();
    }

    private static Map<String, EnrichedArticle> newest(TopicReader reader) {
        Map<String, EnrichedArticle> newest = new HashMap<>();
        reader.readAll()
                .forEach(record -> newest.put(record.key(), EventJson.read(record.value(), EnrichedArticle.class)));
        return newest;
    }

    private static void send(KafkaProducer<String, byte[]> producer, int partition, RawArticle article)
            throws Exception {
        producer.send(new ProducerRecord<>(Topics.RAW, partition, article.id(), EventJson.write(article)))
                .get();
    }

    private static String text(Random random) {
        String[] words = {
            "harbour", "ferry", "minister", "the", "of", "bridge", "said", "and", "evening", "school", "was"
        };
        StringBuilder text = new StringBuilder("The crew of the evening ferry said on Friday that ");
        for (int i = 0; i < 60; i++) {
            text.append(words[random.nextInt(words.length)]).append(' ');
        }
        return text.toString();
    }
}
