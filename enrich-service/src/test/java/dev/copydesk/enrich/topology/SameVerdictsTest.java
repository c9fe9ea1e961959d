package dev.copydesk.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.enrich.Annotator;
import dev.copydesk.enrich.ArticleEnricher;
import dev.copydesk.kafka.trace.Traces;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of {@code articles.raw} in any order lead to the same verdicts, to the last word of their reasons. */
class SameVerdictsTest {
    private static final ArticleEnricher ENRICHER = new ArticleEnricher(new Annotator());

    @TempDir
    Path stateDirectory;

    @Test
    void theSameCorpusInAnyOrderGetsTheSameVerdicts() {
        long seed = new Random().nextLong();
        GeneratedNews news = new GeneratedNews(seed, 80);
        Map<String, Duplicate> expected = ExpectedVerdicts.of(news.current(), ENRICHER);
        assertThat(expected.values())
                .as("seed %d", seed)
                .extracting(Duplicate::status)
                .contains(Duplicate.Status.values());

        for (int order = 0; order < 2; order++) {
            assertThat(throughTheTopology(news, order))
                    .as("seed %d, order %d", seed, order)
                    .isEqualTo(expected);
        }
    }

    private Map<String, Duplicate> throughTheTopology(GeneratedNews news, int order) {
        Properties properties = new Properties();
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                stateDirectory.resolve("order-" + order).toString());
        ExpectedVerdicts.Issued issued = new ExpectedVerdicts.Issued();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                EnrichTopology.whole(
                        ENRICHER,
                        new DuplicateSettings(30, 1, Duration.ofMinutes(5)),
                        new LaneMetrics(new SimpleMeterRegistry()),
                        () -> Articles.NOON,
                        Traces.OFF),
                properties)) {
            TestInputTopic<String, byte[]> raw =
                    driver.createInputTopic(Topics.RAW, new StringSerializer(), new ByteArraySerializer());
            for (GeneratedNews.Entry entry : news.shuffled(order)) {
                ProducerRecord<String, byte[]> record = entry.toRecord(Topics.RAW);
                raw.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers()));
            }
            driver.createOutputTopic(Topics.enriched(1), new StringDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .forEach(record -> issued.take(record.key(), record.value()));
        }
        return issued.verdicts();
    }
}
