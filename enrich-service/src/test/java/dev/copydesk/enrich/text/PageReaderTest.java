package dev.copydesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void theArticleIsReadAndWhatStandsAroundItIsNot() {
        ExtractedPage page = read("standfirst-outside-the-body", "https://coast.example/news/harbour-wall?from=feed");

        assertThat(page.main().title()).isEqualTo("Harbour wall to be raised by a metre");
        assertThat(page.main().text().split("\n\n"))
                .satisfiesExactly(
                        lead -> assertThat(lead).startsWith("Engineers say"),
                        first -> assertThat(first).startsWith("The council voted"),
                        second -> assertThat(second).startsWith("Work will begin"),
                        heading -> assertThat(heading).isEqualTo("Who pays for it"),
                        third -> assertThat(third).startsWith("Owners of boats"),
                        quote -> assertThat(quote).startsWith("We have lived"),
                        item -> assertThat(item).startsWith("The wall will be"),
                        item -> assertThat(item).startsWith("The promenade"));
        assertThat(page.main().authors()).containsExactly("Ada Quill", "Bo Marsh");
        assertThat(String.valueOf(page.main().publishedAt())).isEqualTo("2024-02-11T07:30:00+01:00");
        assertThat(page.dateSource()).isEqualTo("JSON-LD datePublished");
        assertThat(page.canonicalUrl()).isEqualTo("https://coast.example/news/harbour-wall");
        assertThat(page.image()).isEqualTo("https://coast.example/pictures/harbour.jpg");
        assertThat(page.main().languageHint()).isEqualTo("en-GB");
    }

    @Test
    void aPageThatShowsNothingWithoutItsScriptIsReadFromTheScriptsData() {
        ExtractedPage page = read("script-only", null);

        assertThat(page.textSource()).isEqualTo("data of a script");
        assertThat(page.main().text()).startsWith("The ferry between").endsWith("according to the timetable.");
    }

    @Test
    void aPageThatShowsOnlyTheBeginningIsReadFromItsStatedBody() {
        ExtractedPage page = read("stated-body", null);

        assertThat(page.textSource()).isEqualTo("JSON-LD articleBody");
        assertThat(page.main().text().split("\n\n")).hasSize(3);
        assertThat(String.valueOf(page.main().publishedAt())).isEqualTo("2023-06-05");
    }

    @Test
    void aPageOfNavigationHasNoTextAndSaysWhy() {
        ExtractedPage page = read("navigation-only", null);

        assertThat(page.main().text()).isEmpty();
        assertThat(page.notes()).containsExactly("no text: nothing on the page looks like paragraphs of an article");
        assertThat(page.main().publishedAt()).isNull();
    }

    @Test
    void aDateThatOnlyAReaderSeesIsFoundBelowTheTitle() {
        ExtractedPage page = read("visible-date-german", null);

        assertThat(String.valueOf(page.main().publishedAt())).startsWith("2017-03-22");
        assertThat(page.dateSource()).isEqualTo("visible text");
    }

    @Test
    void aDateInTheFutureAndOneOf1970AreNone() {
        String page =
                "<html><head><meta name='date' content='%s'></head><body><h1>Title</h1><p>Text of the page.</p></body></html>";

        assertThat(reader().read(page.formatted("2031-01-01"), null, "", TODAY)
                        .main()
                        .publishedAt())
                .isNull();
        assertThat(reader().read(page.formatted("1970-01-01"), null, "", TODAY)
                        .main()
                        .publishedAt())
                .isNull();
        assertThat(reader().read(page.formatted("2025-01-01"), null, "", TODAY)
                        .main()
                        .publishedAt())
                .isNotNull();
    }

    @Test
    void aFrontPageIsNotTheAddressOfAnArticle() {
        String page =
                "<html><head><link rel=canonical href='https://coast.example/'></head><body><p>Text.</p></body></html>";

        assertThat(reader().read(page, "https://coast.example/news/1", "", TODAY)
                        .canonicalUrl())
                .isNull();
    }

    private static PageReader reader() {
        return PageReader.shipped();
    }

    private static ExtractedPage read(String name, @Nullable String url) {
        return reader().read(page(name), url, "", TODAY);
    }

    private static String page(String name) {
        try (InputStream in = PageReaderTest.class.getResourceAsStream("/pages/" + name + ".html")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
