package dev.copydesk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateTopicsTest {

    @Test
    void everyTopicIsCreatedOnceAndThoseOfArticlesWithTheSameCount() {
        List<TopicSpec> topics = CreateTopics.allTopics(3, 12);

        assertThat(topics)
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrder(
                        Topics.RECEIVED,
                        Topics.TAKEDOWNS,
                        Topics.RAW,
                        Topics.RAW_DEAD,
                        Topics.FEEDS,
                        Topics.GENERATIONS,
                        Topics.lanes(3),
                        Topics.enriched(3),
                        Topics.ENRICHED_DEAD);
        assertThat(topics).allSatisfy(topic -> assertThat(topic.partitions())
                .as(topic.name())
                .isEqualTo(topic.name().equals(Topics.GENERATIONS) ? 1 : 12));
    }
}
