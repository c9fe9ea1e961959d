package dev.copydesk.index.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.Articles;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BeatTest {
    private final Beat beat = new Beat();

    @Test
    void tellsWhatCameAndWhatWent() {
        EnrichedArticle article = Articles.titled("Told").text("x".repeat(1000)).build();
        add(article.id(), EventJson.write(article));
        add("0123456789abcdef0123456789abcdef", null);

        Arrivals arrivals = beat.take();

        assertThat(arrivals.articles()).hasSize(1);
        assertThat(arrivals.articles().get(0).title()).isEqualTo("Told");
        assertThat(arrivals.articles().get(0).text()).hasSize(320);
        assertThat(arrivals.removed()).containsExactly("0123456789abcdef0123456789abcdef");
        assertThat(arrivals.passedOver()).isZero();
        assertThat(beat.take().isEmpty()).isTrue();
    }

    @Test
    void keepsTheLatestAndCountsTheRest() {
        for (int i = 0; i < Beat.MAX_RECORDS + 5; i++) {
            add("id", EventJson.write(Articles.titled("Number " + i).build()));
        }

        Arrivals arrivals = beat.take();

        assertThat(arrivals.passedOver()).isEqualTo(5);
        assertThat(arrivals.articles()).hasSize(Beat.MAX_RECORDS);
        assertThat(arrivals.articles().get(0).title()).isEqualTo("Number 5");
    }

    @Test
    void holdsFewBytesHoweverLargeTheRecords() {
        byte[] large = new byte[EventJson.MAX_EVENT_BYTES];
        for (int i = 0; i < 6; i++) {
            add("id", large);
        }

        assertThat(beat.take().passedOver())
                .as("two for their size, four that are no events")
                .isEqualTo(6);
    }

    @Test
    void aTextIsNeverCutInsideACharacter() {
        add(
                "id",
                EventJson.write(Articles.titled("Smile").text("🙂".repeat(400)).build()));
        add(
                "id",
                EventJson.write(
                        Articles.titled("Smile").text("a" + "🙂".repeat(400)).build()));

        List<WireArticle> articles = beat.take().articles();

        assertThat(articles).extracting(WireArticle::text).allSatisfy(text -> assertThat(text)
                .endsWith("🙂"));
    }

    private void add(String key, byte @Nullable [] value) {
        beat.add(new ConsumerRecord<>("topic", 0, 0, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
