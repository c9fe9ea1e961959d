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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
    @Order(3)
    void aBarOfTheDelaysLeadsToTheArticlesThatItCounts() throws IOException, InterruptedException {
        newsroom()
                .push(Map.of(
                        "title", "Tide turns twice",
                        "text", "Twice in one day, as ever.",
                        "publishedAt", Instant.now().minus(Duration.ofHours(2)).toString()));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        newsroom().api("/api/search?delay=PT3H").path("total").asInt() == 1);
        reader.goTo("charts?range=24h");
        Locator bar = reader.find(".share-bars li").filter(new Locator.FilterOptions().setHasText("under 3 hours"));
        reader.reads(bar.locator(".count"), "1");
        bar.locator("a").click();

        reader.page().waitForURL("**delay=PT3H**");
        reader.reads(reader.find(".summary strong"), "1 article");
        reader.sees(reader.article("Tide turns twice"));
        reader.reads(reader.find(".chosen"), "seen after publication: under 3 hours");
    }

    @Test
    @Order(3)
    void anArticleShowsItsRevisionsAndItsWay() throws IOException, InterruptedException {
        Map<String, String> row = Map.of(
                "url",
                "https://news.example/rescue",
                "title",
                "Rescue at sea",
                "source",
                "Quay",
                "text",
                "Three sailors were pulled out of the water at dawn.");
        Map<String, String> changed = new HashMap<>(row);
        changed.put("text", "Five sailors were pulled out of the water at dawn.");
        newsroom().push(row);
        newsroom().push(changed);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> newsroom()
                                .api("/api/search?q=sailors")
                                .at("/articles/0/revision")
                                .asInt()
                        == 2);
        String id = newsroom().api("/api/search?q=sailors").at("/articles/0/id").asText();

        reader.goTo("article/" + id);
        Locator second = reader.find("[data-revision='2']");
        reader.reads(second, "text +1 −1 words");
        second.locator("summary").click();

        reader.reads(second.locator("del"), "Three");
        reader.reads(second.locator("ins"), "Five");
        reader.reads(reader.find("[data-revision='1']"), "as it came in");
        Locator way = reader.find(".journey li");
        for (String step : List.of("Fetched", "Enriched", "Indexed")) {
            reader.sees(way.filter(new Locator.FilterOptions().setHasText(step)).locator("time"));
        }
        assertThat(Instant.parse(way.last().locator("time").getAttribute("datetime")))
                .isEqualTo(Instant.parse(newsroom()
                        .api("/api/articles/" + id + "/history")
                        .path("indexedAt")
                        .asText()));
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
        reader.click(letter, "Send again");
        reader.reads(letter, "sent again 1 time");
        reader.clickTwice(letter, "Drop");
        reader.seesNo(letter);

        JsonNode account = newsroom().api("/api/stats").path("accounting");
        reader.reads(reader.find(".term").first(), account.path("accepted").asText());
        reader.reads(reader.find(".equation"), account.path("indexed").asText());
    }

    @Test
    @Order(6)
    void aReplayIsStartedComparedPromotedAndTakenBackByItsButtons() throws IOException, InterruptedException {
        long articles = newsroom().indexed("*");
        reader.goTo("operations");
        Locator section = reader.find(".generations");
        reader.reads(section, "Generation 1 serves.");

        section.locator("[name=throttle]").fill("4");
        reader.click(section, "Start a replay");
        reader.reads(section, "Generation 2: being built.");
        reader.sees(section.locator("progress"));
        reader.reads(section, "Generation 2: caught up.");
        reader.reads(section, articles + " of " + articles + " articles (100 %)");

        reader.click(section, "What changes?");
        Locator diff = section.locator(".diff");
        reader.reads(diff, "Generation 2 against 1");
        reader.reads(diff, "0 articles differ. " + articles + " before, " + articles + " after.");
        reader.reads(diff, "All " + articles + " articles of the corpus are in it.");

        reader.clickTwice(section, "Promote generation 2");
        reader.reads(section, "Generation 2 serves.");
        assertThat(newsroom().indicesThatServe()).isNotEmpty().allMatch(index -> index.startsWith("articles-g2-"));
        assertThat(newsroom().indexed("*")).isEqualTo(articles);

        reader.clickTwice(section, "Roll back to generation 1");
        reader.reads(section, "Generation 1 serves. Generation 2: rolled back.");
        assertThat(newsroom().indicesThatServe()).isNotEmpty().allMatch(index -> index.startsWith("articles-g1-"));

        reader.clickTwice(section, "Drop generation 2");
        reader.reads(section, "Generation 2: dropped.");
        reader.seesNo(section.locator("button").filter(new Locator.FilterOptions().setHasText("generation 2")));
    }

    @Test
    @Order(6)
    void aReplayIsCancelledResumedAndDroppedByItsButtons() throws IOException, InterruptedException {
        reader.goTo("operations");
        Locator section = reader.find(".generations");
        section.locator("[name=throttle]").fill("1");
        reader.click(section, "Start a replay");
        reader.reads(section, "being built.");
        int number = newsroom().api("/api/replay").path("replay").asInt();

        reader.clickTwice(section, "Cancel generation " + number);
        reader.reads(section, "Generation " + number + ": cancelled.");
        reader.click(section, "Resume generation " + number);
        reader.reads(section, "Generation " + number + ": being built.");
        reader.clickTwice(section, "Cancel generation " + number);
        reader.clickTwice(section, "Drop generation " + number);
        reader.reads(section, "Generation " + number + ": dropped.");

        assertThat(newsroom().api("/api/replay").path("generation").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Order(7)
    void noViewKeepsPeopleOut(boolean dark) throws IOException, InterruptedException {
        String id = newsroom().api("/api/search?q=sailors").at("/articles/0/id").asText();
        try (Reader anybody = chromium.open(newsroom().address(), dark)) {
            for (String view :
                    new String[] {"wire", "search?q=ferry", "charts?range=all", "feeds", "operations", "article/" + id
                    }) {
                anybody.goTo(view);
                anybody.page().waitForLoadState();
                anybody.seesNo(anybody.find(".loading"));
                anybody.find("details").all().forEach(hidden -> hidden.evaluate("details => details.open = true"));
                assertThat(anybody.barriers()).as(view).isEmpty();
            }
        }
    }

    @Test
    @Order(8)
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
