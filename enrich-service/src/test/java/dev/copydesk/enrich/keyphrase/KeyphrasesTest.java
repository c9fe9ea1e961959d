package dev.copydesk.enrich.keyphrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.enrich.keyphrase.Keyphrases.Keyphrase;
import dev.copydesk.enrich.token.Tokens;
import dev.copydesk.model.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyphrasesTest {
    private static final Keyphrases KEYPHRASES = new Keyphrases();
    private static final Language ENGLISH = new Language("en", 1, "Latn");

    @Test
    void whatTheTextKeepsNamingComesFirst() {
        List<String> phrases = of(
                "Iron bridge closed",
                "The iron bridge was closed. The iron bridge is old. The city council wants a new iron bridge. A boat passed.",
                ENGLISH);

        assertThat(phrases).first().asString().containsIgnoringCase("iron bridge");
        assertThat(phrases).hasSizeLessThanOrEqualTo(Keyphrases.MAX_PHRASES);
    }

    @Test
    void phrasesEndAtStopWordsAndPunctuation() {
        List<String> phrases = of("", "Green tea, black coffee and the cold milk of Bergen", ENGLISH);

        assertThat(phrases).contains("Bergen").doesNotContain("tea black", "coffee cold", "milk Bergen");
    }

    @Test
    void aNameIsBetterThanAWordThatOccursAsOften() {
        List<String> phrases = of(
                "",
                "The minister met Elena Markova on Monday. Later the visitors left. In the evening Elena Markova spoke of visitors.",
                ENGLISH);

        assertThat(phrases.get(0)).isEqualTo("Elena Markova");
    }

    @Test
    void noPhraseRepeatsTheWordsOfABetterOne() {
        assertThat(of("", "The river port grew. The river port paid. The port and the river.", ENGLISH))
                .filteredOn(phrase -> phrase.contains("port"))
                .hasSize(1);
    }

    @Test
    void aTitleAloneHasKeyphrasesToo() {
        assertThat(of("Storm closes the harbour of Bergen", "", ENGLISH)).contains("Bergen");
    }

    @Test
    void aLanguageWithoutStopWordsHasNone() {
        assertThat(of("新しい図書館", "市は図書館を開館する", new Language("ja", 1, "Jpan"))).isEmpty();
    }

    @Test
    void textWithoutWordsHasNone() {
        for (String text : List.of("", "12 34 56", "😀 😀", "a b c", "the of and")) {
            assertThat(of("", text, ENGLISH)).as(text).isEmpty();
        }
    }

    private static List<String> of(String title, String text, Language language) {
        return KEYPHRASES.of(Tokens.of(title), Tokens.of(text), language).stream()
                .map(Keyphrase::text)
                .toList();
    }
}
