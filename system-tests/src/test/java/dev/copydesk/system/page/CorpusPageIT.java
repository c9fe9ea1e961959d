package dev.copydesk.system.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page over 20,000 articles: its numbers against the API's and Elasticsearch's, its size and its times, which are printed.
 * {@code COPYDESK_PAGE_CORPUS} names rows of JSON to take in place of made-up articles.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusPageIT {
    private static final int WARM_UP = 5;
    private static final int RUNS = 20;
    private static final double VIEW_WITHIN_MILLIS = 300;
    private static final double FIRST_PAINT_WITHIN_MILLIS = 1_000;
    private static final long TRANSFERRED_BYTES = 400_000;

    @TempDir
    private static Path temporary;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Chromium chromium;

    private @Nullable Newsroom newsroom;

    private long articles;

    @BeforeAll
    void load() throws IOException, InterruptedException {
        chromium = Chromium.launch();
        newsroom = new Newsroom(temporary);
        Path rows = CorpusRows.in(temporary);
        newsroom.push(rows);
        long sent = lines(rows);
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    JsonNode account = newsroom().api("/api/stats").path("accounting");
                    return account.path("accepted").asLong() > sent
                            && account.path("inFlight").asLong() == 0;
                });
        articles = newsroom().indexed("*");
        System.out.println(newsroom().api("/api/stats").path("accounting"));
    }

    @AfterAll
    void close() throws IOException, InterruptedException {
        if (newsroom != null) { // there was a browser
            chromium.close();
            newsroom.close();
        }
    }

    @Test
    void theNumbersOfASearchAreThoseOfElasticsearch() throws IOException, InterruptedException {
        try (Reader reader = chromium.open(newsroom().address(), false)) {
            reader.goTo("search?all=true");
            reader.reads(reader.find(".summary strong"), "%,d articles".formatted(articles));
            assertThat(newsroom().api("/api/search?all=true").path("total").asLong())
                    .isEqualTo(articles);
            assertThat(checked(reader, ".facets li")).isGreaterThan(20);
            for (String word : List.of("president", "\"supreme court\"", "election -poll")) {
                reader.goTo("search?q=" + encoded(word));
                JsonNode found = newsroom().api("/api/search?size=0&q=" + encoded(word));
                reader.reads(
                        reader.find(".summary strong"),
                        "%,d article".formatted(found.path("total").asLong()));
                checked(reader, ".facets li");
            }
        }
    }

    @Test
    void everyBarOfTheChartsLeadsToAsManyArticlesAsItShows() throws IOException, InterruptedException {
        try (Reader reader = chromium.open(newsroom().address(), false)) {
            reader.goTo("charts?range=all");
            reader.reads(reader.find(".summary strong"), "%,d".formatted(articles));
            assertThat(checked(reader, ".share-bars li")).isGreaterThan(10);
            reader.page()
                    .evaluate(
                            "() => document.querySelectorAll('.figure details').forEach((each) => (each.open = true))");
            reader.page()
                    .waitForFunction(
                            "() => [...document.querySelectorAll('.figure details')].every((each) => each.querySelector('td'))");
            assertThat(checked(reader, ".figure td")).isGreaterThan(50);
        }
    }

    @Test
    void theAccountIsThatOfTheApiAndOfElasticsearch() throws IOException, InterruptedException {
        try (Reader reader = chromium.open(newsroom().address(), false)) {
            reader.goTo("operations");
            JsonNode account = newsroom().api("/api/stats").path("accounting");
            List<Locator> terms = reader.find(".term strong").all();
            List<String> names = List.of("accepted", "indexed", "unchanged", "stale", "takenDown", "dead", "inFlight");
            assertThat(terms).hasSameSizeAs(names);
            for (int i = 0; i < names.size(); i++) {
                assertThat(terms.get(i).textContent())
                        .as(names.get(i))
                        .isEqualTo("%,d".formatted(account.path(names.get(i)).asLong()));
            }
            assertThat(account.path("indexed").asLong()).isEqualTo(articles);
        }
    }

    /**
     * Follows links that stand beside a number, and compares it with what the API finds for them.
     *
     * @return how many there were
     */
    private int checked(Reader reader, String rows) throws IOException, InterruptedException {
        reader.sees(reader.find(rows).first());
        List<?> links = (List<?>) reader.page().evaluate("""
                (rows) => [...document.querySelectorAll(rows)]
                  .map((row) => [row.querySelector('a')?.getAttribute('href'), (row.querySelector('.count') ?? row.querySelector('a'))?.textContent])
                  .filter(([address, count]) => address?.startsWith('#/search?') && /^[\\d,]+$/.test(count.trim()))
                """, rows);
        for (Object link : links) {
            List<?> pair = (List<?>) link;
            String address = String.valueOf(pair.get(0));
            long shown = Long.parseLong(String.valueOf(pair.get(1)).strip().replace(",", ""));
            JsonNode found = newsroom().api("/api/search?size=0&" + address.substring("#/search?".length()));
            assertThat(found.path("total").asLong()).as(address).isEqualTo(shown);
        }
        return links.size();
    }

    @Test
    void thePageIsSmallAndPaintsAtOnce() {
        double[] paints = new double[RUNS];
        long transferred = 0;
        for (int run = 0; run < RUNS; run++) {
            try (Reader reader = chromium.open(newsroom().address(), false)) { // each with an empty cache
                reader.goTo("wire");
                reader.sees(reader.find(".entry").first());
                List<?> measured = (List<?>) reader.page().evaluate("""
                        () => [
                          performance.getEntriesByName('first-contentful-paint')[0].startTime,
                          performance.getEntriesByType('navigation')[0].transferSize + performance.getEntriesByType('resource')
                            .filter(({ name }) => !name.includes('/api/'))
                            .reduce((sum, { transferSize }) => sum + transferSize, 0),
                        ]
                        """);
                paints[run] = ((Number) measured.get(0)).doubleValue();
                transferred = ((Number) measured.get(1)).longValue();
            }
        }
        Arrays.sort(paints);
        System.out.printf(
                "first paint of %d: median %.0f ms, longest %.0f ms; transferred %,d bytes%n",
                RUNS, paints[RUNS / 2], paints[RUNS - 1], transferred);
        assertThat(paints[RUNS / 2]).isLessThan(FIRST_PAINT_WITHIN_MILLIS);
        assertThat(transferred).isBetween(100_000L, TRANSFERRED_BYTES);
    }

    @Test
    void eachViewStandsWithin300Milliseconds() throws IOException, InterruptedException {
        String id =
                newsroom().api("/api/search?q=president").at("/articles/0/id").asText();
        try (Reader reader = chromium.open(newsroom().address(), false)) {
            reader.goTo("feeds");
            ViewTimes times = new ViewTimes(reader.page());
            for (int run = 0; run < WARM_UP + RUNS; run++) {
                boolean counts = run >= WARM_UP;
                times.open(
                        "Wire",
                        "wire",
                        "document.querySelector('.wire .entry') && document.querySelector('.wire .facets')",
                        counts);
                times.open("Search, everything", "search", "document.querySelector('.results .entry')", counts);
                times.open(
                        "Charts, 7 days",
                        "charts",
                        "document.querySelector('.figures time-chart, main .state h2')",
                        counts);
                times.open(
                        "Search, words",
                        "search?q=president+election",
                        "document.querySelector('.results .entry')",
                        counts);
                times.open(
                        "Charts, everything",
                        "charts?range=all",
                        "document.querySelector('.figures time-chart, main .state h2')",
                        counts);
                times.open(
                        "Search, narrowed",
                        "search?q=court&lang=en&all=true",
                        "document.querySelector('.results .entry')",
                        counts);
                times.open(
                        "Article",
                        "article/" + id,
                        "document.querySelectorAll('.file section').length >= 5 && document.querySelector('.journey li:last-child time')",
                        counts);
                times.open("Feeds", "feeds", "document.querySelector('.feed, main .state h2')", counts);
                times.open(
                        "Operations",
                        "operations",
                        "document.querySelector('.term') && document.querySelector('.generations') && document.querySelector('.letters > p, .letters > ul')",
                        counts);
            }
            System.out.println(times);
            for (Map.Entry<String, Double> median : times.medians().entrySet()) {
                assertThat(median.getValue()).as(median.getKey()).isLessThan(VIEW_WITHIN_MILLIS);
            }
        }
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Newsroom newsroom() {
        return Objects.requireNonNull(newsroom, "not open");
    }
}
