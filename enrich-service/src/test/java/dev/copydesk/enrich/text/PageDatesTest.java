package dev.copydesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageDatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String TEXT =
            "<p>The ferry between the two towns sails again, and the harbour master expects a busy week.</p>";

    @Test
    void aDayThatReadersSeeIsNotOverruledByTheDayOfALaterChange() {
        assertThat(published(
                        "<h1>Ferry</h1><time datetime='2019-07-03T10:18:46Z'>Publié le 29 juin 2019</time>" + TEXT))
                .isEqualTo("2019-06-29, time element");
    }

    @Test
    void aTimeThatSaysTheSameDayInOtherWordsKeepsItsZone() {
        assertThat(published("<h1>Ferry</h1><time datetime='2019-06-29T10:18:46+02:00'>29 juin 2019</time>" + TEXT))
                .isEqualTo("2019-06-29T10:18:46+02:00, time element");
    }

    @Test
    void aTimeInALinkCountsOnlyWhereTheLinkLeadsToThePageItself() {
        String other = "<a href='/other'><time datetime='2020-02-19'>19 February 2020</time></a>";
        String own = "<a href='/this' rel='bookmark'><time datetime='2019-09-26'>26 September 2019</time></a>";

        assertThat(published("<h1>Ferry</h1>" + other + own + TEXT)).isEqualTo("2019-09-26, time element");
    }

    @Test
    void theAddressThatAPageStatesServesWhereItsOwnIsNotKnown() {
        String head = "<link rel='canonical' href='https://coast.example/2021/10/20/ferry/'>";

        assertThat(published(head + "<h1>Ferry</h1>" + TEXT, null)).isEqualTo("2021-10-20, URL");
        assertThat(published(head + "<h1>Ferry</h1>" + TEXT, "https://coast.example/2021/10/19/ferry/"))
                .isEqualTo("2021-10-19, URL");
    }

    @Test
    void whatAScriptSaysOfAPublicationComesFirstAndWhatItSaysOfACreationLast() {
        String created = "<script>var page = {\"createdAt\": \"2022-01-31T15:58:43+01:00\"};</script>";
        String published = "<script>var page = {\"published_at\":\"2019-03-02T06:22:28+01:00\"};</script>";
        String seen = "<h1>Ferry</h1><p class='date'>3 May 2018</p>" + TEXT;

        assertThat(published(created + published + seen)).isEqualTo("2019-03-02T06:22:28+01:00, script");
        assertThat(published(created + seen)).isEqualTo("2018-05-03, visible text");
        assertThat(published(created + "<h1>Ferry</h1>" + TEXT)).isEqualTo("2022-01-31T15:58:43+01:00, script");
    }

    private static String published(String html) {
        return published(html, null);
    }

    private static String published(String html, @Nullable String url) {
        ExtractedPage page = PageReader.shipped().read("<html lang='en-GB'>" + html, url, "", TODAY);
        return page.main().publishedAt() + ", " + page.dateSource();
    }
}
