package dev.copydesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final byte[] NOT_EVEN_UTF_8 = {0, (byte) 0xFF, '{'};

    @Test
    void comesBackFromItsJsonWithEveryByteOfTheOriginal() {
        DeadLetter letter = letter(DeadLetter.Stage.INDEX);

        assertThat(EventJson.read(EventJson.write(letter), DeadLetter.class)).isEqualTo(letter);
    }

    @Test
    void namesItsStageInLowerCaseWhateverTheLocale() {
        String json = new String(EventJson.write(letter(DeadLetter.Stage.ADMISSION)), StandardCharsets.UTF_8);

        assertThat(json).contains("\"stage\":\"admission\"").contains("\"original\":\"AP97\"");
    }

    @Test
    void isKeyedByWhereTheRecordWasRead() {
        assertThat(new String(letter(DeadLetter.Stage.INDEX).key(), StandardCharsets.UTF_8))
                .isEqualTo("articles.enriched-g1/3/1024");
    }

    @Test
    void doesNotShowItsPayload() {
        assertThat(letter(DeadLetter.Stage.ENRICH).toString()).contains("3 bytes");
    }

    private static DeadLetter letter(DeadLetter.Stage stage) {
        return new DeadLetter(
                stage,
                "field 'publishedAt' has no room",
                "mapper_parsing_exception",
                "articles.enriched-g1",
                3,
                1024,
                "0123456789abcdef0123456789abcdef",
                1L << 20,
                "example.org",
                Instant.parse("2026-03-01T10:00:00Z"),
                NOT_EVEN_UTF_8);
    }
}
