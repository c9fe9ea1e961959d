package dev.copydesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnnotatorTest {
    private static final Annotator ANNOTATOR = new Annotator();

    @Test
    void ofAPageTheArticleIsReadAndNothingAround() throws IOException {
        Annotation annotation =
                ANNOTATOR.annotate(Articles.of("", Content.html(Articles.resource("/pages/news-page.html"))));

        assertThat(annotation.title()).isEqualTo("Old mill becomes a school & a library");
        assertThat(annotation.publishedAt()).isEqualTo(Instant.parse("2021-09-01T06:30:00Z"));
        assertThat(annotation.publishedAtText()).isEqualTo("2021-09-01T08:30:00+02:00");
        assertThat(annotation.authors()).containsExactly("Ruth Halder", "Jon Abe");
        assertThat(annotation.text().split("\n\n"))
                .containsExactly(
                        "The old mill at the river, empty for thirty years, is to become a school and a library, the council"
                                + " decided on Monday.",
                        "Around two hundred children will learn there, said the head of the council, Anna Reis, “with a view"
                                + " of the water”.",
                        "Wheels and books",
                        "The wheel of the mill will stay, and will make the light by which the books are read.",
                        "Works begin in March. Read on, and you will know what they cost: four million.");
        assertThat(annotation.language().code()).isEqualTo("en");
    }

    @Test
    void ofAFragmentAllParagraphsAreRead() throws IOException {
        Annotation annotation = ANNOTATOR.annotate(
                Articles.of("Lake <b>frozen</b> &amp; open", Content.html(Articles.resource("/pages/fragment.html"))));

        assertThat(annotation.title()).isEqualTo("Lake frozen & open");
        assertThat(annotation.text().split("\n\n"))
                .containsExactly(
                        "The lake froze over on Sunday, for the first time in ten years.",
                        "Hundreds came to skate.",
                        "The police warned that the ice was thin near the mill.");
    }

    @Test
    void whatTheSourceSentWinsOverWhatTheTextSays() {
        Annotation annotation = ANNOTATOR.annotate(Articles.of(
                "The <i>sent</i> title",
                "<p>The sent&nbsp;summary</p>",
                Content.plainText(
                        "The sent title\n\nThe first paragraph of the article, which is long enough to be one.")));

        assertThat(annotation.title()).isEqualTo("The sent title");
        assertThat(annotation.summary()).isEqualTo("The sent summary");
        assertThat(annotation.text()).isEqualTo("The first paragraph of the article, which is long enough to be one.");
    }

    @Test
    void anArticleOfATitleAloneHasNoText() {
        Annotation annotation = ANNOTATOR.annotate(
                Articles.of("Parliament votes on the new law on Thursday morning", Content.plainText("")));

        assertThat(annotation.text()).isEmpty();
        assertThat(annotation.wordCount()).isZero();
        assertThat(annotation.title()).isEqualTo("Parliament votes on the new law on Thursday morning");
    }

    @Test
    void onlyThePartsAskedForAreMade() {
        var article = Articles.of(
                "Parliament votes on the new law",
                Content.plainText("Members of parliament debated the bill of the government before the election."));

        Annotation text = ANNOTATOR.annotate(article, Set.of(Part.TEXT));
        Annotation language = ANNOTATOR.annotate(article, Set.of(Part.LANGUAGE));

        assertThat(text.language().code()).isEqualTo("und");
        assertThat(text.topics()).isEmpty();
        assertThat(text.keyphrases()).isEmpty();
        assertThat(language.language().code()).isEqualTo("en");
        assertThat(language.topics()).isEmpty();
        assertThat(ANNOTATOR.annotate(article).topics()).isNotEmpty();
    }

    @Test
    void aTextOfMoreThanAMebibyteIsCutAtAParagraphAndSaysSo() {
        String paragraph = "This paragraph is one of very many in a text that nobody will ever read to its end.\n\n";
        Annotation annotation = ANNOTATOR.annotate(Articles.of("Long", Content.plainText(paragraph.repeat(20_000))));

        assertThat(annotation.text().length()).isBetween(1_000_000, 1024 * 1024);
        assertThat(annotation.text()).endsWith("to its end.");
        assertThat(annotation.truncation()).contains("of 20000 paragraphs");
    }

    @Test
    void theSameArticleAlwaysGivesTheSameAnnotation() throws IOException {
        var article = Articles.of("", Content.plainText(Articles.resource("/documents/prompts-byline-date.txt")));

        assertThat(new Annotator().annotate(article)).isEqualTo(ANNOTATOR.annotate(article));
        assertThat(List.of(EnrichmentVersion.CURRENT)).allMatch(version -> version.matches("\\d+-[0-9a-f]{8}"));
    }
}
