package dev.copydesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void invisibleCharactersAndHalvesOfCharactersAreTakenOut() {
        assertThat(CleanText.of("a\u0000b\u200bc\ufeffd\u00ade\u202ef\ud83dg\udc00h"))
                .isEqualTo("abcdefgh");
    }

    @Test
    void lineEndsAndSpacesAreUnified() {
        assertThat(CleanText.of("one\r\ntwo\rthree\u2028four\t five\u00a0 six \n  seven"))
                .isEqualTo("one\ntwo\nthree\nfour five six\nseven");
    }

    @Test
    void lettersAreComposed() {
        assertThat(CleanText.of("cafe\u0301")).isEqualTo("café");
    }

    @Test
    void joinersStayWhereTheyChangeWhatIsSeen() {
        assertThat(CleanText.of("👩\u200d🚒 می\u200cخواهم wo\u200crd")).isEqualTo("👩\u200d🚒 می\u200cخواهم word");
    }

    @Test
    void theFirstSentenceServesAsTitle() {
        assertThat(FirstSentence.titleOf("Mr. Smith went to the U.S. on Monday. He came back.\nMore."))
                .isEqualTo("Mr. Smith went to the U.S. on Monday.");
        assertThat(FirstSentence.titleOf("word ".repeat(100)))
                .hasSizeLessThanOrEqualTo(120)
                .endsWith("word");
        assertThat(FirstSentence.titleOf("x".repeat(500))).hasSize(120);
        assertThat(FirstSentence.titleOf("「開館します。」と話した。次の文。")).isEqualTo("「開館します。」と話した。");
        assertThat(FirstSentence.titleOf("")).isEmpty();
    }
}
