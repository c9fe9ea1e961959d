package dev.copydesk.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.index.Articles;
import dev.copydesk.kafka.ArticleHeaders;
import dev.copydesk.kafka.Removal;
import dev.copydesk.kafka.trace.TracedStage;
import dev.copydesk.model.DeadLetter;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActionReaderTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    private final ActionReader reader = new ActionReader(1, TracedStage.OFF);
    private final Letters letters = new Letters(() -> NOW);

    @Test
    void anArticleIsPutIntoTheMonthItWasFirstSeenInWithItsVersion() {
        EnrichedArticle article = Articles.titled("A").revision(3).correction(2).build();

        WriteAction action = action(record(article.id(), EventJson.write(article)));

        assertThat(action).isInstanceOf(WriteAction.Put.class);
        assertThat(action.index()).isEqualTo("articles-g1-2026.03");
        assertThat(action.id()).isEqualTo(article.id());
        assertThat(action.version()).isEqualTo(3 * 1_048_576L + 2);
    }

    @Test
    void aRemovalFindsTheMonthAndTheVersionInItsHeaders() {
        String id = Articles.titled("A").build().id();
        ConsumerRecord<byte[], byte[]> removal = record(id, null);
        ArticleHeaders.describeRemoval(removal.headers(), new Removal(Instant.parse("2026-02-01T00:00:00Z"), 2097152));

        WriteAction action = action(removal);

        assertThat(action).isInstanceOf(WriteAction.Remove.class);
        assertThat(action.index()).isEqualTo("articles-g1-2026.02");
        assertThat(action.id()).isEqualTo(id);
        assertThat(action.version()).isEqualTo(2097152);
    }

    @Test
    void aRemovalWithoutHeadersIsUnreadable() {
        String id = Articles.titled("A").build().id();

        DeadLetter letter = letter(record(id, null));

        assertThat(letter.cause()).contains("first-seen-at").contains("version");
        assertThat(letter.articleId()).isEqualTo(id);
        assertThat(letter.original()).isEmpty();
    }

    @Test
    void bytesThatAreNoEventGoIntoALetterAsTheyAre() {
        byte[] garbage = {0, (byte) 0xFF, '{', '"'};

        DeadLetter letter = letter(record("no id", garbage));

        assertThat(letter.original()).isEqualTo(garbage);
        assertThat(letter.articleId()).isNull();
        assertThat(letter.sourceId()).isNull();
        assertThat(letter.stage()).isEqualTo(DeadLetter.Stage.INDEX);
        assertThat(letter.at()).isEqualTo(NOW);
        assertThat(letter.cause()).contains("not JSON");
        assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo("articles.enriched-g1/2/7");
    }

    @Test
    void anEventThatLacksAFieldKeepsItsSourceAndVersionInTheLetter() {
        EnrichedArticle article = Articles.titled("A").build();
        String json =
                new String(EventJson.write(article), StandardCharsets.UTF_8).replace("\"title\":", "\"headline\":");

        DeadLetter letter = letter(record(article.id(), json.getBytes(StandardCharsets.UTF_8)));

        assertThat(letter.cause()).contains("'title' is missing");
        assertThat(letter.articleId()).isEqualTo(article.id());
        assertThat(letter.sourceId()).isEqualTo("example-daily");
        assertThat(letter.version()).isEqualTo(1_048_576);
    }

    @Test
    void aFirstSightingInAYearOfFiveDigitsIsUnreadable() {
        EnrichedArticle article =
                Articles.titled("A").firstSeenAt("+12345-01-01T00:00:00Z").build();

        assertThat(letter(record(article.id(), EventJson.write(article))).cause())
                .contains("0 to 9999");
    }

    @Test
    void aLetterTooLargeForARecordKeepsTheBeginning() {
        byte[] large = new byte[4_000_000];

        DeadLetter letter = letter(record("no id", large));

        assertThat(letter.original()).hasSize(DeadLetter.MAX_ORIGINAL_BYTES);
        assertThat(letter.cause()).contains("of 4000000 bytes");
    }

    private WriteAction action(ConsumerRecord<byte[], byte[]> received) {
        return ((ActionReader.Decoded.Write) reader.read(received)).action();
    }

    private DeadLetter letter(ConsumerRecord<byte[], byte[]> received) {
        return letters.about((ActionReader.Decoded.Unreadable) reader.read(received));
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
        return new ConsumerRecord<>("articles.enriched-g1", 2, 7, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
