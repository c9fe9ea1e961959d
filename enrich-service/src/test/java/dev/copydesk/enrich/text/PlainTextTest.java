package dev.copydesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.model.Content;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    private static final String FIRST =
            "The council of the harbour town voted on Tuesday to close its old ferry terminal, which has stood empty for nine years.";
    private static final String SECOND =
            "The mayor said that the quay behind it would be opened to the public before the summer, \"and not a day later\".";
    private static final String THIRD =
            "Residents had asked for that since 2014, when the last ship left for the islands with forty passengers on board.";

    private static MainText read(String text, ContentOrigin origin) {
        return MainTextExtractor.of(Content.plainText(text)).extract(text, origin);
    }

    private static MainText read(String text) {
        return read(text, ContentOrigin.titled("Town closes its ferry terminal"));
    }

    @Test
    void theDayOfAnEventIsNoDayOfPublication() {
        String event = "Meeting: Monday, 15 November 2021, 10:30";

        MainText read = read(event + "\n\n" + FIRST + "\n\n" + SECOND);

        assertThat(read.text()).startsWith(event);
        assertThat(read.publishedAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Ann Smith",
                "By Ann Smith, Harbour Correspondent",
                "Ann Smith | 3 March 2021",
                "Published 3 March 2021",
                "3 March 2021 by Ann Smith",
                "3. März 2021 von Ann Smith",
                "The Harbour Times, 3 March 2021, 8:00",
                "Lissabon, 3. März 2021",
                "Fotoğraf altı: Eski iskele, 2014",
                "Kuvateksti: Vanha laituri vuonna 2014",
                "Haber: Ayşe Yılmaz",
                "Yayınlanma: 3 Mart 2021 Çarşamba 09:20",
                "Testo di Anna Rossi",
                "Teksti: Aino Virtanen",
                "Julkaistu 3.3.2021",
                "Текст: Анна Иванова",
                "Опубліковано 3 березня 2021",
                "Oleh Budi Santoso",
                "2 hours ago",
                "Town closes its ferry terminal",
                "Photo: Ann Smith/Reuters",
                "The terminal in 2014. (AP Photo/Ann Smith)",
                "Share this article",
                "Sign up for our newsletter",
                "Subscribe to our daily briefing and never miss a story",
                "We use cookies to improve your experience.",
                "Advertisement",
            })
    void whatStandsAboveTheTextIsLeftOut(String line) {
        assertThat(read(line + "\n\n" + FIRST + "\n\n" + SECOND + "\n\n" + THIRD)
                        .text())
                .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read more: Ten harbours that changed",
                "Read more",
                "Click here to see all pictures of the quay",
                "SHARE",
                "Share on Facebook",
                "Watch: the last ferry leaves",
                "Image copyright Ann Smith",
                "Story continues below advertisement",
                "Sign up here for our weekly newsletter",
                "Subscribe now for full access.",
                "https://example.org/pictures/2021/ferry",
            })
    void whatStandsBetweenParagraphsIsLeftOut(String line) {
        assertThat(read(FIRST + "\n\n" + line + "\n\n" + SECOND + "\n\n" + THIRD)
                        .text())
                .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Source link",
                "Source: https://example.org/news/ferry-terminal",
                "Source: Reuters\nhttps://example.org/news/ferry-terminal",
                "This article was originally published at example.org.",
                "The post Town closes its ferry terminal appeared first on Harbour News.",
                "Republished with permission from Harbour News.",
                "Comments\n\nI have waited for this for years, and so has everybody else in this town, believe me.",
                "Leave a comment\n\nYour email address will not be published.",
                "Related articles\n\nIslands want their ship back\n\nA quay for everybody\n\nWho owns the harbour?",
                "Tags: harbour, ferry, council",
                "Follow us on Twitter",
                "All rights reserved.",
                "48 % of readers think this story is Fact. Add your two cents.",
            })
    void whatStandsBelowTheTextIsLeftOut(String lines) {
        assertThat(read(FIRST + "\n\n" + SECOND + "\n\n" + THIRD + "\n\n" + lines)
                        .text())
                .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He will share the prize with his sister, who found the letters in a shop in Lisbon.",
                "Sources in the ministry said that nobody had told them of the plan before Monday.",
                "\"Read more, talk less,\" said the teacher to the minister, and the hall laughed.",
                "Comments by the governor had moved the market on Friday, when shares fell by a tenth.",
                "By Monday evening the water had reached the station, and the trains stood still.",
            })
    void proseThatBeginsLikeAPromptStays(String paragraph) {
        assertThat(read(FIRST + "\n\n" + paragraph + "\n\n" + SECOND).text())
                .isEqualTo(FIRST + "\n\n" + paragraph + "\n\n" + SECOND);
    }

    @Test
    void authorsAndDateOfTheHeadAreKept() {
        MainText read =
                read("By Ann Smith and Bo Li\n3 March 2021\n\n" + FIRST + "\n\n" + SECOND, ContentOrigin.UNKNOWN);

        assertThat(read.authors()).isEqualTo(List.of("Ann Smith", "Bo Li"));
        assertThat(String.valueOf(read.publishedAt())).isEqualTo("2021-03-03");
    }

    @Test
    void aDateAfterTheFetchIsNone() {
        String text = "3 March 2031\n\n" + FIRST + "\n\n" + SECOND;

        assertThat(read(text, new ContentOrigin("", null, LocalDate.of(2026, 1, 1)))
                        .publishedAt())
                .isNull();
        assertThat(read(text, ContentOrigin.UNKNOWN).publishedAt()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj stream words of a page",
                "PK\u0003\u0004word/document.xml"
            })
    void documentsOfOtherProgramsAreNoText(String content) {
        assertThat(read(content).text()).isEmpty();
        assertThat(NoText.reason(content)).isNotNull();
        assertThat(NoText.reason(FIRST)).isNull();
    }

    @Test
    void versesAtTheEndAreNoLinks() {
        String verses = "The tide came in,\n\nThe tide went out,\n\nAnd left the boats,\n\nUpon the sand;";

        assertThat(read(FIRST + "\n\n" + SECOND + "\n\n" + verses).text()).endsWith("Upon the sand;");
    }
}
