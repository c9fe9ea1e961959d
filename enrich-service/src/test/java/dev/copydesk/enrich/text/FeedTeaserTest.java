package dev.copydesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.Content;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTML that feeds send for an item: a few paragraphs, or a teaser with what leads to the page. */
class FeedTeaserTest {
    private static final String TEASER =
            "The council of the harbour town voted on Tuesday to close its old ferry terminal, which has stood empty for nine years.";

    private static MainText read(String html, ContentOrigin origin) {
        return MainTextExtractor.of(Content.html(html)).extract(html, origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>%s</p><p><a href='https://example.org/a'>Continue reading</a></p>",
                "<p>%s</p><p>The post <a href='https://example.org/a'>Town closes its ferry terminal</a> appeared first on"
                        + " <a href='https://example.org'>Harbour News</a>.</p>",
                "<img src='https://example.org/a.jpg' alt='The terminal' width='240'/><p>%s</p>",
                "<p>%s</p><img src='https://stats.example.org/1x1.gif' width='1' height='1'/>",
                "%s<br/><br/><a href='https://example.org/a#comments'>Comments</a>",
                "<table><tr><td><a href='https://example.org/u'>submitted by /u/ann</a> <a href='https://example.org'>[link]</a>"
                        + " <a href='https://example.org/c'>[comments]</a></td></tr></table><p>%s</p>",
                "<div><p>%s</p><div><a href='https://example.org/fb'>Facebook</a> <a href='https://example.org/tw'>Twitter</a></div></div>",
                "<p>%s</p><p><strong>Read more:</strong> <a href='https://example.org/b'>A quay for everybody</a></p>",
                "<p>%s</p><ul><li><a href='https://example.org/b'>A quay for everybody</a></li><li><a href='https://example.org/c'>"
                        + "Islands want their ship back</a></li></ul>",
                "<p>By Ann Smith</p><p>%s</p>",
                "<script>track()</script><style>p{color:red}</style><p>%s</p>",
                "<p>%s</p><p>Subscribe to our newsletter</p>",
                "&lt;p&gt;%s&lt;/p&gt;",
            })
    void onlyTheTeaserIsKept(String html) {
        assertThat(read(html.formatted(TEASER), ContentOrigin.titled("Town closes its ferry terminal"))
                        .text())
                .isEqualTo(TEASER);
    }

    @Test
    void paragraphsStay() {
        assertThat(read("<p>" + TEASER + "</p><p>The mayor was glad, and said so.</p>", ContentOrigin.UNKNOWN)
                        .text())
                .isEqualTo(TEASER + "\n\nThe mayor was glad, and said so.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='https://example.org/a'><img src='a.jpg'></a>",
                "<ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul>",
                "<p></p>",
                "<!-- nothing -->",
                "<html><body><nav><a href='/'>Home</a> <a href='/b'>Business</a></nav><footer>Contact</footer></body></html>",
                "%PDF-1.4 <p>not a page</p>",
            })
    void whatHasNoTextHasNone(String html) {
        assertThat(read(html, ContentOrigin.titled("Town closes its ferry terminal"))
                        .text())
                .isEmpty();
    }

    @Test
    void theAddressIsEvidenceForTheDateAndTheFetchBoundsIt() {
        String page =
                "<html><body><article><h1>Town closes its terminal</h1><p>" + TEASER + "</p></article></body></html>";
        LocalDate fetched = LocalDate.of(2026, 1, 1);

        assertThat(String.valueOf(read(
                                page,
                                new ContentOrigin("", "https://example.org/2021/03/03/town-closes-terminal", fetched))
                        .publishedAt()))
                .isEqualTo("2021-03-03");
        assertThat(read(page, new ContentOrigin("", "https://example.org/2031/03/03/town-closes-terminal", fetched))
                        .publishedAt())
                .isNull();
    }

    @Test
    void theLanguageOfThePageIsAHint() {
        assertThat(read("<html lang='pt-BR'><body><p>" + TEASER + "</p></body></html>", ContentOrigin.UNKNOWN)
                        .languageHint())
                .isEqualTo("pt-BR");
    }
}
