package dev.copydesk.index.dead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.copydesk.model.DeadLetter.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterPageTest {
    @Test
    void pagesShowEveryLetterOnceAlsoWhenTheOneAtTheEndOfAPageIsGone() {
        List<LetterSummary> letters = new ArrayList<>();
        for (int i = 10; i < 17; i++) {
            letters.add(RedriveDecisionTest.letter("articles.raw/0/" + i, Stage.ENRICH, null, null));
        }
        letters.sort(LetterCatalog.ORDER);

        LetterPage first = LetterPage.of(letters, null, 3, 0);
        assertThat(first.total()).isEqualTo(7);
        letters.remove(2);
        LetterPage second = LetterPage.of(letters, first.cursor(), 3, 0);
        LetterPage third = LetterPage.of(letters, second.cursor(), 3, 0);

        assertThat(keys(first, second, third)).containsExactly(10, 11, 12, 13, 14, 15, 16);
        assertThat(third.cursor()).isNull();
    }

    @Test
    void aCursorThatNoPageNamedIsRefused() {
        for (String cursor : List.of("!", "abc", "AAAA")) {
            assertThatThrownBy(() -> LetterPage.of(List.of(), cursor, 3, 0))
                    .isInstanceOf(BadDeadRequestException.class)
                    .hasMessageContaining("cursor");
        }
    }

    @Test
    void filtersByEverythingGiven() {
        LetterSummary letter = RedriveDecisionTest.letter("articles.raw/0/1", Stage.ENRICH, null, null);

        assertThat(filter("BROKEN", "enrich", "daily", "2026-05-01", "2026-05-01", "open")
                        .matches(letter))
                .isTrue();
        assertThat(filter("brokenexc", null, null, null, null, null).matches(letter))
                .isTrue();
        assertThat(filter("other", null, null, null, null, null).matches(letter))
                .isFalse();
        assertThat(filter(null, "index", null, null, null, null).matches(letter))
                .isFalse();
        assertThat(filter(null, null, "weekly", null, null, null).matches(letter))
                .isFalse();
        assertThat(filter(null, null, null, "2026-05-02", null, null).matches(letter))
                .isFalse();
        assertThat(filter(null, null, null, null, "2026-04-30T23:59:59Z", null).matches(letter))
                .isFalse();
        assertThat(filter(null, null, null, null, null, "dropped").matches(letter))
                .isFalse();
        assertThatThrownBy(() -> filter(null, null, null, null, null, "x")).hasMessageContaining("open or dropped");
    }

    private static LetterFilter filter(@Nullable String... values) {
        return LetterFilter.of(values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    private static List<Integer> keys(LetterPage... pages) {
        List<Integer> keys = new ArrayList<>();
        for (LetterPage page : pages) {
            page.letters()
                    .forEach(letter -> keys.add(
                            Integer.valueOf(letter.key().substring(letter.key().lastIndexOf('/') + 1))));
        }
        return keys;
    }
}
