package dev.copydesk.model.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardDateTest {
    private static final String[] FORMS = {
        "Sun, 22 Nov 2026 05:07:09 GMT",
        "Sun, 22 Nov 2026 05:07:09 +0130",
        "2026-11-22T05:07:09Z",
        "2026-11-22T05:07:09-08:00"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 22 Nov 2026 05:07:09 GMT | 2026-11-22T05:07:09Z",
                "Sun, 22 Nov 2026 05:07:09 +0130 | 2026-11-22T03:37:09Z",
                "2026-11-22T05:07:09Z | 2026-11-22T05:07:09Z",
                "2026-11-22T05:07:09-08:00 | 2026-11-22T13:07:09Z"
            })
    void theFormsOfTheStandardsAreRead(String text, Instant instant) {
        assertThat(StandardDate.instant(text)).contains(instant);
    }

    @Test
    void whateverItReadsIsReadTheSameByThePatterns() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "0123456789 :-+TZ,GMTNovDecSunFr";
        int read = 0;
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder(FORMS[random.nextInt(FORMS.length)]);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                text.setCharAt(
                        at,
                        Character.isDigit(text.charAt(at)) && random.nextInt(10) > 0
                                ? (char) ('0' + random.nextInt(10))
                                : alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Optional<Instant> standard = StandardDate.instant(text.toString());
            if (standard.isPresent()) {
                read++;
                assertThat(ArticleDates.read(text.toString()).map(ArticleDate::instant))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(standard);
            }
        }
        assertThat(read).isGreaterThan(10_000);
    }
}
