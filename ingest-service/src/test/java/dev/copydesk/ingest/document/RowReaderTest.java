package dev.copydesk.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.ArticleId;
import dev.copydesk.model.Content;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aShortRowBecomesAnArticle() {
        RawArticle article = accepted("""
                {"id": "a-17", "url": "https://www.example.org/a?utm_source=x", "title": " Rain ", "text": "It rains.",
                 "source": "The Daily Example", "publishedAt": "2026-11-20T08:00:00+02:00", "authors": ["Ada", " "],
                 "language": "en", "unknown": {"x": [1]}}""");

        assertThat(article.id()).isEqualTo(ArticleId.ofCanonicalUrl("https://example.org/a"));
        assertThat(article.guid()).isEqualTo("a-17");
        assertThat(article.title()).isEqualTo("Rain");
        assertThat(article.content()).isEqualTo(Content.plainText("It rains."));
        assertThat(article.source()).isEqualTo(new Source("the-daily-example", "The Daily Example", null, null));
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2026-11-20T06:00:00Z"));
        assertThat(article.publishedAtText()).isEqualTo("2026-11-20T08:00:00+02:00");
        assertThat(article.authors()).containsExactly("Ada");
        assertThat(article.languageHint()).isEqualTo("en");
        assertThat(article.fetchedAt()).isEqualTo(NOW);
        assertThat(article.revision()).isNull();
    }

    @Test
    void aWholeRawArticleKeepsItsFieldsButIsIdentifiedAndStampedAnew() {
        RawArticle article = accepted("{\"title\": \"Rain\", \"text\": \"It rains.\", \"guid\": \"g1\"}");
        byte[] exported = EventJson.write(article.admitted(NOW.minusSeconds(5), 7, List.of(article.source()), NOW));

        RowOutcome again = RowReader.read(exported, NOW.plusSeconds(60));

        assertThat(again).isEqualTo(new RowOutcome.Article(article, List.of()));
    }

    @Test
    void aDocumentWithoutAddressAndNameIsIdentifiedByItsContent() {
        RawArticle one = accepted("{\"title\": \"Rain\", \"text\": \"It rains.\"}");
        RawArticle same = accepted("{\"text\": \"It  rains.\", \"title\": \"Rain\"}");
        RawArticle other = accepted("{\"title\": \"Rain\", \"text\": \"It pours.\"}");

        assertThat(same.id()).isEqualTo(one.id());
        assertThat(other.id()).isNotEqualTo(one.id());
    }

    @Test
    void theContentHashSeesWordsNotMarkup() {
        RawArticle plain = accepted("{\"title\": \"Rain\", \"text\": \"It rains.\"}");
        RawArticle marked = accepted("{\"title\": \"<b>Rain</b>\", \"html\": \"<p>It <i>rains.</i></p>\"}");

        assertThat(marked.contentHash()).isEqualTo(plain.contentHash());
    }

    @Test
    void withoutASourceTheHostIsTheSource() {
        RawArticle article = accepted("{\"title\": \"Rain\", \"url\": \"http://www.Example.org:80/a\"}");

        assertThat(article.source().id()).isEqualTo("example.org");
    }

    @Test
    void aDateFarInTheFutureIsKeptAsWrittenAndWarnedOf() {
        RowOutcome outcome = read("{\"title\": \"Rain\", \"publishedAt\": \"99999-01-01T00:00:00Z\"}");

        RowOutcome.Article article = (RowOutcome.Article) outcome;
        assertThat(article.article().publishedAt()).isNull();
        assertThat(article.article().publishedAtText()).isEqualTo("99999-01-01T00:00:00Z");
        assertThat(article.warnings())
                .singleElement()
                .asString()
                .startsWith("publishedAt '99999-01-01T00:00:00Z' is no date");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"cut in ha | not JSON",
                "[1, 2] | not a JSON object",
                "{} | neither title nor text",
                "{\"title\": \" \", \"text\": \"\"} | neither title nor text",
                "{\"title\": {\"en\": \"Rain\"}} | field 'title' holds an object",
                "{\"title\": \"Rain\", \"authors\": [[1]]} | field 'authors' holds entries",
                "{\"title\": \"Rain\", \"content\": {\"mediaType\": \"application/pdf\", \"value\": \"x\"}} | content.mediaType",
                "{\"title\": \"Rain\"} {\"title\": \"Sun\"} | not JSON",
            })
    void whatIsNoArticleIsRefusedWithOneLine(String row, String reason) {
        RowOutcome outcome = read(row);

        assertThat(outcome).isInstanceOf(RowOutcome.Refused.class);
        assertThat(((RowOutcome.Refused) outcome).reason()).startsWith(reason).doesNotContain("\n");
    }

    @Test
    void aTitleOfAMegabyteIsRefusedWithBothNumbers() {
        RowOutcome outcome = read("{\"title\": \"" + "x".repeat(1 << 20) + "\"}");

        assertThat(outcome)
                .isEqualTo(new RowOutcome.Refused(
                        "field 'title' has 1048576 characters, at most 4096 are accepted; shorten it"));
    }

    @Test
    void aRowThatIsNestedTooDeepOrHoldsAnEndlessNumberIsRefused() {
        assertThat(read("{\"title\": \"x\", \"y\": " + "[".repeat(60) + "]".repeat(60) + "}"))
                .isInstanceOf(RowOutcome.Refused.class);
        assertThat(read("{\"title\": \"x\", \"y\": " + "1".repeat(2_000) + "}")).isInstanceOf(RowOutcome.Refused.class);
    }

    @Test
    void anAddressWithOddHostStillNamesASource() {
        RawArticle article = accepted("{\"title\": \"Rain\", \"url\": \"http://[1:2]/a\"}");

        assertThat(article.source().id()).isEqualTo("[1:2]");
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] row = "{\"title\": \"caf?\"}".getBytes(StandardCharsets.US_ASCII);
        row[14] = (byte) 0xE9;

        assertThat(RowReader.read(row, NOW)).isInstanceOf(RowOutcome.Refused.class);
    }

    @Test
    void aRowOverTheLimitIsRefusedUnread() {
        assertThat(RowReader.read(new byte[RowLimits.MAX_ROW_BYTES + 1], NOW)).isInstanceOf(RowOutcome.Refused.class);
    }

    private static RowOutcome read(String row) {
        return RowReader.read(row.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static RawArticle accepted(String row) {
        RowOutcome outcome = read(row);
        assertThat(outcome).isInstanceOf(RowOutcome.Article.class);
        return ((RowOutcome.Article) outcome).article();
    }
}
