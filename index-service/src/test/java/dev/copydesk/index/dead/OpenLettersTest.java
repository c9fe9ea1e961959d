package dev.copydesk.index.dead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.ArticleId;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class OpenLettersTest {
    private static final String ID = ArticleId.ofCanonicalUrl("https://example.org/a");
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    private final OpenLetters letters = new OpenLetters();

    @Test
    void keepsTheNewestVersionOfAnArticle() {
        receive(letter(DeadLetter.Stage.INDEX, 1, 2 << 20));
        receive(letter(DeadLetter.Stage.INDEX, 2, 1 << 20));

        assertThat(letters.byArticle()).containsOnly(Map.entry(ID, new OpenLetters.Letter(ID, 2 << 20, "bbc", NOW)));
    }

    @Test
    void tellsWhenTheNewestVersionFailedForTheLastTime() {
        receive(letter(DeadLetter.Stage.INDEX, 1, 1 << 20, NOW.plusSeconds(9)));
        receive(letter(DeadLetter.Stage.INDEX, 2, 1 << 20, NOW));

        assertThat(letters.byArticle().values())
                .extracting(OpenLetters.Letter::at)
                .containsExactly(NOW.plusSeconds(9));
    }

    @Test
    void leavesTheUnreadableOnesToAdmissionWhichCountsThem() {
        receive(letter(DeadLetter.Stage.ADMISSION, 1, 1 << 20));

        assertThat(letters.byArticle()).isEmpty();
    }

    @Test
    void forgetsADroppedLetter() {
        DeadLetter letter = letter(DeadLetter.Stage.ENRICH, 1, 1 << 20);
        receive(letter);
        letters.accept(new ConsumerRecord<>(Topics.ENRICHED_DEAD, 0, 1, letter.key(), null));

        assertThat(letters.byArticle()).isEmpty();
    }

    @Test
    void forgetsAnArticleThatWasTakenDown() {
        receive(letter(DeadLetter.Stage.INDEX, 1, 1 << 20));
        byte[] order = EventJson.write(new Takedown(ID, null, null, NOW));
        letters.accept(new ConsumerRecord<>(Topics.TAKEDOWNS, 0, 0, ID.getBytes(StandardCharsets.UTF_8), order));

        assertThat(letters.byArticle()).isEmpty();
    }

    private void receive(DeadLetter letter) {
        letters.accept(new ConsumerRecord<>(Topics.ENRICHED_DEAD, 0, 0, letter.key(), EventJson.write(letter)));
    }

    private static DeadLetter letter(DeadLetter.Stage stage, long offset, long version) {
        return letter(stage, offset, version, NOW);
    }

    private static DeadLetter letter(DeadLetter.Stage stage, long offset, long version, Instant at) {
        return new DeadLetter(
                stage, "cause", "type", "articles.enriched-g1", 0, offset, ID, version, "bbc", at, new byte[0]);
    }
}
