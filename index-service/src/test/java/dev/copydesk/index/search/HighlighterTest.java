package dev.copydesk.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighlighterTest {

    @Test
    void marksTheWordsByTheirStemsInTheArticlesLanguage() {
        JsonNode english =
                highlight("harbours closing", "en", "The harbour closes", "A ferry left. Harbours closed early.");
        JsonNode german = highlight("Haus", "de", "Die Häuser", "Im Hause brennt Licht.");

        assertThat(english.at("/title/0").asText()).isEqualTo("The <em>harbour</em> <em>closes</em>");
        assertThat(english.at("/text/0").asText()).isEqualTo("<em>Harbours</em> <em>closed</em> early.");
        assertThat(german.at("/title/0").asText()).isEqualTo("Die <em>Häuser</em>");
        assertThat(german.at("/text/0").asText()).isEqualTo("Im <em>Hause</em> brennt Licht.");
    }

    @Test
    void wordsThatStandApartInTitleAndTextAreMarkedInBoth() {
        JsonNode found = highlight("elect rain", "en", "Voters elected a mayor", "Rain fell.");

        assertThat(found.at("/title/0").asText()).isEqualTo("Voters <em>elected</em> a mayor");
        assertThat(found.at("/text/0").asText()).isEqualTo("<em>Rain</em> fell.");
    }

    @Test
    void aPhraseIsMarkedWhereItStandsAlone() {
        JsonNode found = highlight("\"red boat\"", "en", "A boat", "The boat is red. A red boat came.");

        assertThat(found.has("title")).isFalse();
        assertThat(found.path("text")).hasSize(1);
        assertThat(found.at("/text/0").asText()).contains("<em>red").doesNotContain("The boat");
    }

    @Test
    void whatIsNotWantedIsNotMarkedAndABeginningIs() {
        JsonNode found = highlight("har* -boat", "en", "Harbour news", "No boat came.");

        assertThat(found.at("/title/0").asText()).isEqualTo("<em>Harbour</em> news");
        assertThat(found.has("text")).isFalse();
    }

    @Test
    void markupInAnArticleIsEscaped() {
        JsonNode found = highlight("boat", "en", "<script>alert('x')</script> boat & \"crew\"", "");

        assertThat(found.at("/title/0").asText())
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; <em>boat</em> &amp; &quot;crew&quot;");
    }

    @Test
    void languagesWithoutSpacesAndWithoutAnAnalyzerAreMarkedToo() {
        assertThat(highlight("東京", "ja", "東京の天気", "").at("/title/0").asText()).contains("<em>東京</em>");
        assertThat(highlight("habari", "sw", "Habari za leo", "").at("/title/0").asText())
                .isEqualTo("<em>Habari</em> za leo");
    }

    @Test
    void aSentenceWithoutEndIsCutAroundItsFirstMatch() {
        JsonNode found = highlight("boat", "en", "", "word ".repeat(500) + "boat " + "word ".repeat(500));

        assertThat(found.at("/text/0").asText()).contains("<em>boat</em>").hasSizeLessThan(450);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(((", "\"", "a* -", "~~~", "\\", "+|-", "\u0000", "a~5 b~9", "*", "-boat", "🙂", "\ud800"})
    void oddQueriesMarkWithoutFailing(String query) {
        assertThat(highlight(query, "en", "A boat 🙂 \ud800 \udc00", "a b \\ ~ boat"))
                .isNotNull();
    }

    @Test
    void randomTextsAndQueriesNeverFail() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String text = random(random, 300);
            String query = random(random, 20);
            assertThat(highlight(query, "en", text, text))
                    .as("seed %d, round %d", seed, i)
                    .isNotNull();
        }
    }

    private static String random(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextInt(3) == 0
                            ? "ab \"*+-|()~.<&".charAt(random.nextInt(14))
                            : (char) random.nextInt(0x10000));
        }
        return text.toString();
    }

    private static JsonNode highlight(String query, String language, String title, String text) {
        ObjectNode article = JsonNodeFactory.instance.objectNode();
        article.put("title", title).put("text", text);
        article.putObject("language").put("code", language);
        return new Highlighter(query).highlight(article);
    }
}
