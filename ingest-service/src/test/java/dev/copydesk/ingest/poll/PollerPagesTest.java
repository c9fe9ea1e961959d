package dev.copydesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.copydesk.ingest.fetch.PageFetcher;
import dev.copydesk.ingest.fetch.RobotsRules;
import dev.copydesk.model.RawArticle;
import dev.copydesk.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole poller on a simulated web: pages of teasers, and redirects to hosts that others ask as well. */
class PollerPagesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T05:00:00Z");
    private static final String FEED = "https://feed.example/rss";
    private static final String PAGE = "https://news.example/1";
    private static final String MOVED_PAGE = "https://news.example/heavy-rain";
    private static final String HTML = "<html><body>The whole story.</body></html>";
    private static final String OTHER_HTML = "<html><body>The whole story, edited.</body></html>";

    private final SimulatedWorld world = new SimulatedWorld(BEGIN);
    private final SimulatedWeb web = new SimulatedWeb(world);
    private final List<RawArticle> published = new ArrayList<>();
    private final Poller poller = new Poller(
            PollSettings.DEFAULTS,
            new PollerSurroundings(
                    web,
                    new PageFetcher(web, new RobotsRules(web, world, "copydesk")),
                    new ParsedFeeds(),
                    articles -> {
                        published.addAll(articles);
                        return CompletableFuture.completedFuture(null);
                    },
                    (id, state) -> CompletableFuture.completedFuture(null),
                    world,
                    new Random(7),
                    this::wakeUp,
                    Runnable::run));
    private int wakeUps;

    @Test
    void aTeaserIsPublishedWithItsPage() {
        teaser(FEED, PAGE);
        web.put(PAGE, "text/html", HTML);

        startWithPages();
        world.runUntil(BEGIN.plusSeconds(60));

        assertThat(published).singleElement().satisfies(article -> {
            assertThat(article.content().value()).isEqualTo(HTML);
            assertThat(article.summary()).isEqualTo("A teaser.");
        });
        assertThat(web.asked.get(1).address()).isEqualTo("https://news.example/robots.txt");
        assertThat(Duration.between(web.asked.get(1).at(), web.asked.get(2).at()))
                .as("robots.txt and the page are as far apart as any two requests to a host")
                .isGreaterThanOrEqualTo(PollSettings.DEFAULTS.hostSpacing());
    }

    @Test
    void aPageThatDoesNotComeKeepsNoTeaserBackAndIsTriedAgain() {
        teaser(FEED, PAGE);
        web.refuse(PAGE, 503);
        startWithPages();
        world.runUntil(BEGIN.plusSeconds(60));
        assertThat(published)
                .singleElement()
                .satisfies(article -> assertThat(article.content().value()).isEqualTo("A teaser."));

        web.put(PAGE, "text/html", HTML);
        world.runUntil(BEGIN.plus(Duration.ofDays(1)));

        assertThat(published).hasSize(2);
        assertThat(published.get(1).id()).isEqualTo(published.get(0).id());
        assertThat(published.get(1).content().value()).isEqualTo(HTML);
        Totals totals = poller.state("feed").orElseThrow().totals();
        assertThat(totals.pages()).isEqualTo(1);
        assertThat(totals.pageFailures()).isEqualTo(1);
    }

    @Test
    void anArticleWhoseAddressFollowsItsTitleKeepsItsPage() {
        item("Rain", PAGE);
        web.put(PAGE, "text/html", HTML);
        startWithPages();
        world.runUntil(BEGIN.plusSeconds(60));

        item("Heavy rain", MOVED_PAGE);
        web.put(MOVED_PAGE, "text/html", OTHER_HTML);
        world.runUntil(BEGIN.plus(Duration.ofDays(1)));

        assertThat(published).hasSize(2);
        assertThat(published.get(1).id()).isEqualTo(published.get(0).id());
        assertThat(published.get(1).url()).isEqualTo(MOVED_PAGE);
        assertThat(published.get(1).title()).isEqualTo("Heavy rain");
        assertThat(published.get(1).content().value()).isEqualTo(OTHER_HTML);
    }

    @Test
    void aPageThatDidNotComeIsTriedAgainWhereItsArticleMoved() {
        item("Rain", PAGE);
        web.refuse(PAGE, 503);
        startWithPages();
        world.runUntil(BEGIN.plusSeconds(60));

        item("Rain", MOVED_PAGE);
        web.put(MOVED_PAGE, "text/html", HTML);
        world.runUntil(BEGIN.plus(Duration.ofDays(1)));

        assertThat(published).hasSize(2);
        assertThat(published.get(1).id()).isEqualTo(published.get(0).id());
        assertThat(published.get(1).content().value()).isEqualTo(HTML);
        assertThat(web.times(MOVED_PAGE)).hasSize(1);
    }

    @Test
    void attemptsCountOnWhereAnArticleMoves() {
        item("Rain", PAGE);
        web.refuse(PAGE, 503);
        startWithPages();
        world.runUntil(BEGIN.plusSeconds(60));

        item("Rain", MOVED_PAGE);
        web.refuse(MOVED_PAGE, 503);
        world.runUntil(BEGIN.plus(Duration.ofDays(5)));

        assertThat(web.times(PAGE)).hasSize(1);
        assertThat(web.times(MOVED_PAGE)).hasSize(PollSettings.DEFAULTS.maxPageAttempts() - 1);
        assertThat(published).hasSize(1);
    }

    @Test
    void aPageIsGivenUpAfterItsAttempts() {
        teaser(FEED, PAGE);
        web.refuse(PAGE, 503);

        startWithPages();
        world.runUntil(BEGIN.plus(Duration.ofDays(5)));

        assertThat(web.times(PAGE)).hasSize(PollSettings.DEFAULTS.maxPageAttempts());
        assertThat(published).hasSize(1);
    }

    @Test
    void aPageThatRobotsTxtForbidsIsNotAskedFor() {
        teaser(FEED, PAGE);
        web.put("https://news.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n");

        startWithPages();
        world.runUntil(BEGIN.plus(Duration.ofDays(1)));

        assertThat(web.times(PAGE)).isEmpty();
        assertThat(published).hasSize(1);
    }

    @Test
    void aRedirectOfAPageIsHeldAgainstTheRobotsTxtOfWhereItLeads() {
        teaser(FEED, PAGE);
        web.redirect(PAGE, "https://closed.example/1");
        web.put("https://closed.example/robots.txt", "text/plain", "User-agent: copydesk\nDisallow: /\n");
        web.put("https://closed.example/1", "text/html", HTML);

        startWithPages();
        world.runUntil(BEGIN.plus(Duration.ofDays(2)));

        assertThat(web.times("https://closed.example/1")).isEmpty();
        assertThat(published)
                .singleElement()
                .satisfies(article -> assertThat(article.content().value()).isEqualTo("A teaser."));
    }

    @Test
    void aRedirectOfAPageToASiteThatAllowsItIsFollowed() {
        teaser(FEED, PAGE);
        web.redirect(PAGE, "https://open.example/1");
        web.put("https://open.example/1", "text/html", HTML);

        startWithPages();
        world.runUntil(BEGIN.plusSeconds(60));

        assertThat(published)
                .singleElement()
                .satisfies(article -> assertThat(article.content().value()).isEqualTo(HTML));
    }

    @Test
    void feedsThatRedirectToOneHostTakeTurnsThere() {
        for (int i = 0; i < 10; i++) {
            String to = "https://everybody.example/" + i;
            web.redirect("https://feed" + i + ".example/", to);
            teaser(to, "https://news.example/" + i);
            poller.start(
                    new PolledFeed("feed" + i, "https://feed" + i + ".example/", new Source("s", "S", null, null)),
                    null);
        }

        world.runUntil(BEGIN.plusSeconds(60));

        List<Instant> times = web.times("https://everybody.example/");
        assertThat(times).hasSize(10);
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i)))
                    .isGreaterThanOrEqualTo(PollSettings.DEFAULTS.hostSpacing());
        }
        assertThat(published).hasSize(10);
        assertThat(poller.counters().inFlight()).isZero();
        assertThat(poller.counters().bytesInFlight()).isZero();
    }

    @Test
    void pagesComeWhileAsManyFeedsAreDueAsMemoryHolds() {
        int feeds = (int) (PollSettings.DEFAULTS.maxBytesInFlight() / Requests.FIRST_LEASE);
        for (int i = 0; i < feeds; i++) {
            String feed = "https://feed" + i + ".example/rss";
            String page = "https://news" + i + ".example/1";
            teaser(feed, page);
            web.put(page, "text/html", HTML);
            startWithPages("feed" + i, feed);
        }

        world.runUntil(BEGIN.plusSeconds(60));

        assertThat(published)
                .hasSize(feeds)
                .allSatisfy(article -> assertThat(article.content().value()).isEqualTo(HTML));
        assertThat(poller.counters().bytesInFlight()).isZero();
    }

    @Test
    void aDrainWaitsForThePagesOfWhatIsUnderWayAndForNothingElse() {
        teaser(FEED, PAGE);
        web.put(PAGE, "text/html", HTML);
        startWithPages();
        startWithPages("another", "https://feed.example/another");
        world.runUntil(BEGIN.plusMillis(500));

        wakeUps = 0;
        CompletableFuture<Void> drained = poller.drain().toCompletableFuture();
        world.runUntil(BEGIN.plusSeconds(60));

        assertThat(drained).isCompleted();
        assertThat(published)
                .singleElement()
                .satisfies(article -> assertThat(article.content().value()).isEqualTo(HTML));
        assertThat(web.times("https://feed.example/another")).isEmpty();
        assertThat(wakeUps).isLessThan(10);
    }

    @Test
    void aHostThatRefusesAPageForNowIsLeftAloneAndNoPageIsLostForIt() {
        List<String> pages = pages("https://news.example/a", 20);
        List<String> ofAnother = pages("https://news.example/b", 20);
        teasers(FEED, pages);
        teasers("https://another.example/rss", ofAnother);
        List<String> all = Stream.concat(pages.stream(), ofAnother.stream()).toList();
        all.forEach(page -> web.refuse(page, 429, Duration.ofHours(1)));
        startWithPages();
        startWithPages("another", "https://another.example/rss");

        world.runUntil(BEGIN.plusSeconds(60));
        assertThat(published).as("no teaser waits for the host").hasSize(all.size());
        world.runUntil(BEGIN.plus(Duration.ofHours(1)));
        assertThat(web.times("https://news.example/")).hasSize(1);

        all.forEach(page -> web.put(page, "text/html", HTML));
        world.runUntil(BEGIN.plus(Duration.ofDays(1)));
        assertThat(publishedPages()).isEqualTo(all.size());
        assertThat(totals("feed").pageFailures() + totals("another").pageFailures())
                .as("only what was asked for has failed")
                .isEqualTo(1);
    }

    @Test
    void aHostThatRefusesAPageWithoutSayingForHowLongIsAskedForTheNextOneAfterItsRest() {
        List<String> pages = pages("https://news.example/", 2);
        teasers(FEED, pages);
        pages.forEach(page -> web.refuse(page, 503));

        startWithPages();
        world.runUntil(BEGIN.plusSeconds(60));

        assertThat(web.times("https://news.example/")).hasSize(2);
        assertThat(gaps("https://news.example/").get(1)).isGreaterThanOrEqualTo(PollSettings.DEFAULTS.hostRest());
    }

    @Test
    void aHostThatRefusesItsRobotsTxtForNowIsLeftAlone() {
        List<String> pages = pages("https://news.example/", 5);
        teasers(FEED, pages);
        pages.forEach(page -> web.put(page, "text/html", HTML));
        web.refuse("https://news.example/robots.txt", 429, Duration.ofMinutes(55));

        startWithPages();
        world.runUntil(BEGIN.plus(Duration.ofMinutes(55)));

        assertThat(published).hasSize(pages.size());
        assertThat(gaps("https://news.example/")).isEmpty();
        assertThat(totals("feed").pageFailures()).isZero();
    }

    @Test
    void aPageThatRedirectsToAHostThatRestsIsNotLostForIt() {
        List<String> pages = pages("https://short.example/", 5);
        teasers(FEED, pages);
        for (int i = 0; i < pages.size(); i++) {
            web.redirect(pages.get(i), "https://news.example/" + i);
            web.refuse("https://news.example/" + i, 429, Duration.ofHours(1));
        }
        startWithPages();

        world.runUntil(BEGIN.plusSeconds(60));
        assertThat(published).as("no teaser waits for the host").hasSize(pages.size());
        world.runUntil(BEGIN.plus(Duration.ofHours(1)));
        assertThat(web.times("https://news.example/")).hasSize(1);

        for (int i = 0; i < pages.size(); i++) {
            web.put("https://news.example/" + i, "text/html", HTML);
        }
        world.runUntil(BEGIN.plus(Duration.ofDays(1)));
        assertThat(publishedPages()).isEqualTo(pages.size());
        assertThat(totals("feed").pageFailures()).isEqualTo(1);
        assertThat(poller.counters().bytesInFlight()).isZero();
        assertThat(poller.counters().waitingForHost()).isZero();
    }

    @Test
    void aCrawlDelayIsKeptWhateverTheHostAnswered() {
        List<String> pages = pages("https://news.example/", 5);
        teasers(FEED, pages);
        web.put("https://news.example/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 10\n");
        web.redirect(pages.get(1), "https://open.example/1");
        web.put("https://open.example/1", "text/html", HTML);
        web.put(pages.get(2), "application/pdf", "%PDF");
        web.put(pages.get(3), "text/html", HTML);
        web.put(pages.get(4), "text/html", HTML);

        startWithPages();
        world.runUntil(BEGIN.plus(Duration.ofMinutes(3)));

        assertThat(publishedPages()).isEqualTo(3);
        assertThat(gaps("https://news.example/"))
                .hasSizeGreaterThanOrEqualTo(pages.size())
                .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void aPageWhoseTurnDoesNotComeInTimeCostsNoAttempt() {
        List<String> pages = pages("https://news.example/", 20);
        teasers(FEED, pages);
        pages.forEach(page -> web.put(page, "text/html", HTML));
        web.put("https://news.example/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 60\n");

        startWithPages();
        world.runUntil(BEGIN.plus(Duration.ofDays(2)));

        assertThat(publishedPages()).isEqualTo(pages.size());
        assertThat(totals("feed").pageFailures()).isZero();
    }

    /** Many at one time never end. */
    private void wakeUp(Duration delay, Runnable task) {
        assertThat(++wakeUps).isLessThan(100_000);
        world.after(delay, task);
    }

    private void startWithPages() {
        startWithPages("feed", FEED);
    }

    private void startWithPages(String id, String address) {
        poller.start(new PolledFeed(id, address, new Source("s", "S", null, null), null, true, null, null), null);
    }

    private void teaser(String address, String page) {
        teasers(address, List.of(page));
    }

    private void teasers(String address, List<String> pages) {
        feed(
                address,
                pages.stream()
                        .map(page -> item("<title>Story</title><link>" + page + "</link>"))
                        .collect(Collectors.joining()));
    }

    /** The feed's one item, which has the same guid and teaser whatever its title and address. */
    private void item(String title, String page) {
        feed(FEED, item("<guid isPermaLink='false'>1</guid><title>" + title + "</title><link>" + page + "</link>"));
    }

    private static String item(String elements) {
        return "<item>" + elements + "<description>A teaser.</description></item>";
    }

    private void feed(String address, String items) {
        web.put(
                address,
                "application/rss+xml",
                "<rss version='2.0'><channel><title>Feed</title>" + items + "</channel></rss>");
    }

    private static List<String> pages(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
    }

    private long publishedPages() {
        return published.stream()
                .filter(article -> article.content().value().equals(HTML))
                .count();
    }

    private Totals totals(String id) {
        return poller.state(id).orElseThrow().totals();
    }

    /** Between the requests to the site, that for robots.txt included. */
    private List<Duration> gaps(String site) {
        List<Instant> times = web.asked.stream()
                .filter(request -> request.address().startsWith(site))
                .map(SimulatedWeb.Asked::at)
                .toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .toList();
    }
}
