package dev.copydesk.index.dead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.dead.Tombstones.Place;
import dev.copydesk.model.ArticleId;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.Takedown;
import dev.copydesk.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterPurgeTest {
    private static final String ID = ArticleId.ofCanonicalUrl("https://example.org/a");
    private static final String OTHER = ArticleId.ofCanonicalUrl("https://example.org/b");
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    private final FakeTombstones tombstones = new FakeTombstones();
    private final LetterPurge purge = new LetterPurge(tombstones);

    private static final class FakeTombstones implements Tombstones {
        final List<Place> published = new ArrayList<>();
        boolean away;

        @Override
        public CompletionStage<Void> publish(Place place) {
            if (away) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            published.add(place);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void removesTheLettersOfAllStagesThatNameTheArticleAndNoOthers() {
        receive(Topics.RAW_DEAD, 3, letter(DeadLetter.Stage.ADMISSION, Topics.RECEIVED, ID));
        receive(Topics.RAW_DEAD, 4, letter(DeadLetter.Stage.ENRICH, Topics.RAW, ID));
        receive(Topics.ENRICHED_DEAD, 5, letter(DeadLetter.Stage.INDEX, Topics.enriched(1), ID));
        receive(Topics.ENRICHED_DEAD, 5, letter(DeadLetter.Stage.INDEX, "other", OTHER));
        receive(Topics.RAW_DEAD, 5, letter(DeadLetter.Stage.ADMISSION, "unknown", null));
        takeDown();
        purge.caughtUp();

        assertThat(tombstones.published)
                .containsExactlyInAnyOrder(
                        new Place(Topics.RAW_DEAD, 3, "articles.received/0/7"),
                        new Place(Topics.RAW_DEAD, 4, "articles.raw/0/7"),
                        new Place(Topics.ENRICHED_DEAD, 5, "articles.enriched-g1/0/7"));
    }

    @Test
    void removesALetterThatComesAfterTheTakedown() {
        takeDown();
        receive(Topics.ENRICHED_DEAD, 0, letter(DeadLetter.Stage.INDEX, "late", ID));
        purge.caughtUp();

        assertThat(tombstones.published).containsExactly(new Place(Topics.ENRICHED_DEAD, 0, "late/0/7"));
    }

    @Test
    void publishesNothingForALetterThatWasRemovedBefore() {
        DeadLetter letter = letter(DeadLetter.Stage.INDEX, "old", ID);
        takeDown();
        receive(Topics.ENRICHED_DEAD, 0, letter);
        purge.accept(new ConsumerRecord<>(Topics.ENRICHED_DEAD, 0, 1, letter.key(), null));
        purge.caughtUp();

        assertThat(tombstones.published).isEmpty();
    }

    @Test
    void publishesOnceUnlessTheLetterComesBack() {
        DeadLetter letter = letter(DeadLetter.Stage.INDEX, "again", ID);
        receive(Topics.ENRICHED_DEAD, 0, letter);
        takeDown();
        purge.caughtUp();
        purge.caughtUp();
        assertThat(tombstones.published).hasSize(1);

        receive(Topics.ENRICHED_DEAD, 0, letter);
        purge.caughtUp();
        assertThat(tombstones.published).hasSize(2);
    }

    @Test
    void triesAgainWhatDidNotGetThere() {
        receive(Topics.ENRICHED_DEAD, 0, letter(DeadLetter.Stage.INDEX, "slow", ID));
        takeDown();
        tombstones.away = true;
        purge.caughtUp();
        tombstones.away = false;
        purge.caughtUp();

        assertThat(tombstones.published).hasSize(1);
    }

    private void takeDown() {
        byte[] order = EventJson.write(new Takedown(ID, null, null, NOW));
        purge.accept(new ConsumerRecord<>(Topics.TAKEDOWNS, 0, 0, ID.getBytes(StandardCharsets.UTF_8), order));
    }

    private void receive(String topic, int partition, DeadLetter letter) {
        purge.accept(new ConsumerRecord<>(topic, partition, 0, letter.key(), EventJson.write(letter)));
    }

    private static DeadLetter letter(DeadLetter.Stage stage, String origin, @Nullable String article) {
        return new DeadLetter(stage, "cause", "type", origin, 0, 7, article, null, null, NOW, new byte[0]);
    }
}
