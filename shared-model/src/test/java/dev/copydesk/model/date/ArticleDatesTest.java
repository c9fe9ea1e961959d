package dev.copydesk.model.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleDatesTest {

    @ParameterizedTest
    @MethodSource("readable")
    void aDateIsReadAsPreciselyAsItIsWritten(String line) {
        String[] writtenAndRead = line.split("\t");

        assertThat(ArticleDates.read(writtenAndRead[0]).map(ArticleDate::toString))
                .as(writtenAndRead[0])
                .contains(writtenAndRead[1]);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoDateGivesNone(String line) {
        assertThat(ArticleDates.read(line)).as(line).isEmpty();
    }

    @Test
    void withoutAnOffsetTheTimeCountsAsUtcAndADateAloneAsItsFirstMoment() {
        assertThat(ArticleDates.instant("22 March 2017 16:39")).contains(Instant.parse("2017-03-22T16:39:00Z"));
        assertThat(ArticleDates.instant("22 March 2017")).contains(Instant.parse("2017-03-22T00:00:00Z"));
        assertThat(ArticleDates.instant("22 March 2017 16:39 EST")).contains(Instant.parse("2017-03-22T21:39:00Z"));
    }

    @Test
    void aTextThatIsTooLongIsNoDate() {
        assertThat(ArticleDates.read("22 March 2017" + " ".repeat(1_000))).isEmpty();
        assertThat(ArticleDates.read("")).isEmpty();
    }

    @Test
    void anyTextIsReadWithoutAnErrorAndOnlyYearsFrom1000To9999AreFound() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "22",
                "3",
                "2017",
                "99",
                "0",
                "/",
                "-",
                ".",
                ":",
                " ",
                "T",
                "Z",
                "march",
                "März",
                "pm",
                "GMT",
                "+",
                "(",
                ")",
                "\u200f",
                "\ud83d",
                "年",
                "٣",
                "of",
                "uhr",
                "h",
                ",",
                "99999999",
                "'",
                "00");

        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(
                        random.nextInt(20) == 0
                                ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
                                : pieces.get(random.nextInt(pieces.size())));
            }
            Optional<ArticleDate> date = ArticleDates.read(text.toString());
            date.ifPresent(found -> assertThat(found.day().getYear())
                    .as("seed %d, text %s", seed, text)
                    .isBetween(1000, 9999));
        }
    }

    static List<String> readable() throws IOException {
        return lines("/dates/readable.tsv");
    }

    static List<String> unreadable() throws IOException {
        return lines("/dates/unreadable.txt");
    }

    private static List<String> lines(String resource) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ArticleDatesTest.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
