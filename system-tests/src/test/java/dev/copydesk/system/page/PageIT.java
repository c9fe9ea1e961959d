package dev.copydesk.system.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's way through each view. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageIT {
    @TempDir
    private static Path temporary;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Chromium chromium;

    private @Nullable Newsroom newsroom;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Reader reader;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        chromium = Chromium.launch();
        newsroom = new Newsroom(temporary);
    }

    @AfterAll
    void close() throws IOException, InterruptedException {
        if (newsroom != null) { // there was a browser
            chromium.close();
            newsroom.close();
        }
    }

    @BeforeEach
    void comeIn() {
        reader = chromium.open(newsroom().address(), false);
    }

    @AfterEach
    void nothingBroke() {
        assertThat(reader.faults()).isEmpty();
        reader.close();
    }

    @Test
    @Order(1)
    void theWireShowsWhatIsThereAndThenWhatArrives() throws IOException, InterruptedException {
        reader.goTo("wire");
        reader.sees(reader.article("Storm floods the old town"));
        reader.reads(reader.find(".live"), "live");

        newsroom()
                .push(Map.of(
                        "title", "Lighthouse keeper retires", "text", "After forty years she goes.", "source", "Quay"));

        Locator arrived = reader.article("Lighthouse keeper retires");
        reader.sees(arrived);
        reader.reads(arrived, "Quay");
        String id = arrived.getAttribute("data-article");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        newsroom().api("/api/articles/" + id).path("title").asText())
                .isEqualTo("Lighthouse keeper retires"));
    }

    @Test
    @Order(1)
    void aCopyIsFoldedUnderItsOriginalAndSaysWhy() throws IOException, InterruptedException {
        JsonNode copy = newsroom().api("/api/search?source=copying-daily").at("/articles/0");
        assertThat(copy.at("/duplicate/status").asText()).isEqualTo("EXACT");

        reader.goTo("wire");
        Locator original =
                reader.find(".entry[data-article='" + copy.at("/duplicate/of").asText() + "']");
        original.locator("summary").click();

        Locator folded = original.locator("[data-article='" + copy.path("id").asText() + "']");
        reader.reads(folded, "Copying Daily");
        reader.reads(folded, copy.at("/duplicate/reason").asText());
    }

    @Test
    @Order(1)
    void aSearchNeedsNothingButTheKeyboard() {
        reader.goTo("search");
        Page page = reader.page();
        page.evaluate("document.activeElement.blur()");
        page.keyboard().press("/");
        page.keyboard().type("seals");
        page.keyboard().press("Enter");
        reader.sees(reader.article("Scientists count seals"));
        reader.reads(reader.find("mark").first(), "seals");

        page.evaluate("document.activeElement.blur()");
        page.keyboard().press("j");
        page.keyboard().press("Enter");

        page.waitForURL("**/#/article/*");
        reader.reads(reader.find("h1"), "Scientists count seals");
        reader.reads(reader.find(".decisions"), "English");
        reader.reads(reader.find(".journey"), "Enriched");
    }

    @Test
    @Order(1)
    void theNumbersAreThoseOfTheApiAndOfElasticsearch() throws IOException, InterruptedException {
        reader.goTo("search?all=true");
        long all = newsroom().indexed("*");

        reader.reads(reader.find(".summary"), all + " articles");
        assertThat(newsroom().api("/api/search?all=true").path("total").asLong())
                .isEqualTo(all);
        Locator german = reader.find(".facets li").filter(new Locator.FilterOptions().setHasText("German"));
        reader.reads(german.locator(".count"), String.valueOf(newsroom().indexed("language.code:de")));

        german.locator("a").click();
        reader.page().waitForURL("**lang=de**");
        reader.reads(reader.find(".summary"), "1 article");
        reader.sees(reader.article("Die Brücke"));
    }

    @Test
    @Order(1)
    void aRangeBrushedOverTheHistogramIsSearched() {
        reader.goTo("search?to=2026-11-20");
        reader.sees(reader.find("time-chart .u-over"));
        BoundingBox chart = reader.find("time-chart .u-over").boundingBox();
        var mouse = reader.page().mouse();
        mouse.move(chart.x + chart.width * 0.6, chart.y + chart.height / 2);
        mouse.down();
        mouse.move(
                chart.x + chart.width * 0.998,
                chart.y + chart.height / 2,
                new com.microsoft.playwright.Mouse.MoveOptions().setSteps(5));
        mouse.up();

        reader.page().waitForURL("**from=2026-11-**");
        reader.sees(reader.article("Scientists count seals"));
        reader.seesNo(reader.find(".entry").filter(new Locator.FilterOptions().setHasText("Ferry service")));
    }

    @Test
    @Order(1)
    void anArticleFromRightToLeftIsShownSo() {
        reader.goTo("search?lang=ar");
        reader.find(".entry-title a").first().click();

        Locator text = reader.find(".whole .text");
        reader.sees(text);
        assertThat(text.getAttribute("dir")).isEqualTo("rtl");
        assertThat(text.getAttribute("lang")).isEqualTo("ar");
    }

    @Test
    @Order(2)
    void nothingInAnArticleRuns() throws IOException, InterruptedException {
        newsroom()
                .push(Map.of(
                        "title", "Hostile herring " + Newsroom.HOSTILE.replace("<", "&lt;"),
                        "text", "Hostile herring. " + Newsroom.HOSTILE,
                        "source", "Hostile " + Newsroom.HOSTILE,
                        "url", "https://hostile.example/herring"));
        reader.goTo("wire");
        reader.sees(reader.article("Hostile herring"));
        reader.goTo("search?q=hostile+herring");
        reader.sees(reader.article("Hostile herring"));
        reader.find(".entry-title a").first().click();
        reader.reads(reader.find(".whole"), "onerror=window.hacked=1");

        assertThat(reader.page().evaluate("window.hacked")).isNull();
        reader.seesNo(reader.find("main script, main img, main svg[onload]"));
    }

    @Test
    @Order(3)
    void everyBarOfAChartLeadsToItsSearch() {
        reader.goTo("charts?range=all");
        Locator volume = reader.find("figure").filter(new Locator.FilterOptions().setHasText("Volume by language"));
        volume.locator("summary").click();
        Locator first = volume.locator("tbody td a").first();
        String count = first.textContent();
        first.click();

        reader.page().waitForURL("**/#/search?**");
        reader.reads(reader.find(".summary strong"), count.strip() + " article");
        reader.goTo("charts?range=all");
        reader.reads(reader.find("figure").filter(new Locator.FilterOptions().setHasText("Sources")), "Harbour News");
    }

    @Test
    @Order(4)
    void aFeedIsAddedPolledAndRemoved() {
        reader.goTo("feeds");
        reader.page().getByLabel("Address").fill(newsroom().feedAddress());
        reader.page().getByLabel("Name").fill(Newsroom.HOSTILE);
        reader.click("Add feed");

        Locator feed = reader.find(".feed");
        reader.reads(feed, Newsroom.HOSTILE);
        reader.click(feed, "Poll now");
        reader.reads(reader.find("#notices"), "polled as soon as");
        reader.goTo("wire");
        reader.sees(reader.article("Lobster quarrel"));
        reader.goTo("feeds");
        reader.reads(feed.locator(".feed-health"), "healthy");
        assertThat(reader.page().evaluate("window.hacked")).isNull();

        reader.clickTwice(feed, "Remove");
        reader.seesNo(feed);
    }

    @Test
    @Order(5)
    void theAccountIsShownAndADeadLetterIsReadAndDropped() throws IOException, InterruptedException {
        newsroom().sendGarbage();
        reader.goTo("operations");
        Locator letter = reader.find(".letter");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> newsroom().api("/api/dead").path("total").asInt() == 1);
        reader.page().reload();
        reader.sees(letter);
        reader.click(letter, "Show");
        reader.reads(letter.locator("pre"), "{\"torn");
        reader.clickTwice(letter, "Drop");
        reader.seesNo(letter);

        JsonNode account = newsroom().api("/api/stats").path("accounting");
        reader.reads(reader.find(".term").first(), account.path("accepted").asText());
        reader.reads(reader.find(".equation"), account.path("indexed").asText());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Order(6)
    void noViewKeepsPeopleOut(boolean dark) throws IOException, InterruptedException {
        String id = newsroom().api("/api/search?q=ferry").at("/articles/0/id").asText();
        try (Reader anybody = chromium.open(newsroom().address(), dark)) {
            for (String view :
                    new String[] {"wire", "search?q=ferry", "charts?range=all", "feeds", "operations", "article/" + id
                    }) {
                anybody.goTo(view);
                anybody.page().waitForLoadState();
                anybody.seesNo(anybody.find(".loading"));
                assertThat(anybody.barriers()).as(view).isEmpty();
            }
        }
    }

    @Test
    @Order(7)
    void elasticsearchGoesAwayAndComesBack() throws IOException, InterruptedException {
        reader.goTo("search?q=ferry");
        reader.sees(reader.article("Ferry service"));

        newsroom().killElasticsearch();
        reader.goTo("search?q=ferries");
        reader.reads(reader.find(".failure"), "Elasticsearch does not answer");

        await().atMost(Duration.ofMinutes(4)).until(() -> {
            Locator again = reader.find(".failure button");
            if (again.count() > 0) {
                again.click();
            }
            return reader.find(".entry").count() > 0;
        });
        reader.sees(reader.article("Ferry service"));
    }

    private Newsroom newsroom() {
        return java.util.Objects.requireNonNull(newsroom, "not open");
    }
}
