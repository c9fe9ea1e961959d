package dev.copydesk.enrich.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void wordsAreRunsOfLettersDigitsAndMarks() {
        assertThat(written("The café's 3rd floor: open!")).containsExactly("The", "café", "s", "3rd", "floor", "open");
        assertThat(written("cafe\u0301 na\u00efve")).containsExactly("cafe\u0301", "na\u00efve");
    }

    @Test
    void wordsAreCountedAsAReaderCounts() {
        assertThat(Tokens.of("Don't drop long-term plans - yet").words()).isEqualTo(5);
        assertThat(Tokens.of("Nous l’avons vu").words()).isEqualTo(3);
        assertThat(Tokens.of("図書館 opens").words()).isEqualTo(4);
        assertThat(Tokens.of("한국어 뉴스").words()).isEqualTo(2);
        assertThat(Tokens.of("  ... ").words()).isZero();
    }

    @Test
    void aWordHasOneHashHoweverItIsWritten() {
        Tokens tokens = Tokens.of("Straße STRASSE straße ÉCOLE école Iğdır");

        assertThat(tokens.hash(0)).isEqualTo(tokens.hash(2)).isNotEqualTo(tokens.hash(1));
        assertThat(tokens.hash(3)).isEqualTo(tokens.hash(4)).isEqualTo(Tokens.hashOf("école"));
    }

    @Test
    void onlyOneWordHasAHash() {
        assertThatThrownBy(() -> Tokens.hashOf("two words")).hasMessageContaining("wanted one word, got 2");
    }

    @Test
    void gapsTellWherePhrasesAndSentencesEnd() {
        Tokens tokens = Tokens.of("U.S. troops left, they said.\nNext line");

        assertThat(IntStream.range(0, tokens.count())
                        .filter(tokens::isAfterSentence)
                        .mapToObj(tokens::written))
                .containsExactly("U", "troops", "Next");
        assertThat(IntStream.range(0, tokens.count())
                        .filter(tokens::isAfterBreak)
                        .mapToObj(tokens::written))
                .containsExactly("U", "S", "troops", "they", "Next");
    }

    @Test
    void traitsTellCapitalsAndNumbers() {
        Tokens tokens = Tokens.of("NATO met Ann in 2024 A");

        assertThat(tokens.isAllCapitals(0)).isTrue();
        assertThat(tokens.isAllCapitals(2)).isFalse();
        assertThat(tokens.isCapital(2)).isTrue();
        assertThat(tokens.isCapital(1)).isFalse();
        assertThat(tokens.isNumber(4)).isTrue();
        assertThat(tokens.isAllCapitals(5)).isFalse();
    }

    @Test
    void hashesTellWordsApartAsStringsDo() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<Long, String> words = new HashMap<>();
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.appendCodePoint(
                        random.nextInt(3) == 0
                                ? random.nextInt(Character.MAX_CODE_POINT + 1)
                                : " abAB.é\ud83d図'".charAt(random.nextInt(10)));
            }
            Tokens tokens = Tokens.of(text.toString());
            int end = 0;
            for (int i = 0; i < tokens.count(); i++) {
                assertThat(tokens.start(i)).as("seed %d", seed).isGreaterThanOrEqualTo(end);
                end = tokens.end(i);
                String lower = lower(tokens.written(i));
                assertThat(words.merge(tokens.hash(i), lower, (one, other) -> one))
                        .as("seed %d", seed)
                        .isEqualTo(lower);
            }
            assertThat(tokens.words()).as("seed %d", seed).isLessThanOrEqualTo(tokens.count());
        }
    }

    @Test
    void theWorkIsLinearInTheText() {
        assertThat(Tokens.of("a".repeat(5_000_000)).count()).isOne();
        assertThat(Tokens.of("a ".repeat(2_000_000)).count()).isEqualTo(2_000_000);
        assertThat(Tokens.of("'".repeat(5_000_000)).count()).isZero();
    }

    private static String lower(String word) {
        StringBuilder lower = new StringBuilder();
        word.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static List<String> written(String text) {
        Tokens tokens = Tokens.of(text);
        return IntStream.range(0, tokens.count()).mapToObj(tokens::written).toList();
    }
}
