package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.feed.FeedArticles;
import dev.copydesk.ingest.feed.NewItems;
import dev.copydesk.ingest.fetch.PageFetcher;
import dev.copydesk.ingest.fetch.PageFetcher.CallAgain;
import dev.copydesk.ingest.fetch.PageFetcher.NoPage;
import dev.copydesk.ingest.fetch.PageFetcher.NotAsked;
import dev.copydesk.ingest.fetch.PageFetcher.Page;
import dev.copydesk.ingest.fetch.PageFetcher.PageOutcome;
import dev.copydesk.ingest.fetch.WebAddress;
import dev.copydesk.model.EventJson;
import dev.copydesk.model.RawArticle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The step of a poll in which teasers get their pages.
 *
 * <p>A page that does not come leaves the teaser as it is, to be published at once; its page is tried again after later polls,
 * as long as the item is still in the feed and attempts are left. One that was not asked for, such as of a host that rests for
 * longer than the poll waits, costs no attempt.
 */
final class PageStep {
    private static final int MAX_ROBOTS_CALLS = 2;

    /** The teasers of a poll are not kept back for longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Poller poller;
    private final PollSettings settings;
    private final List<RawArticle> fresh;
    private final Map<String, Integer> attemptsBefore;
    private final Map<String, RawArticle> wanted = new LinkedHashMap<>();
    private final Set<String> teasers;
    private final List<MemoryBudget.Lease> leases = new ArrayList<>();
    private final Instant until;
    private volatile Map<String, Asked> asked = Map.of();

    /**
     * @param articles all of the poll
     * @param selection which of them are to be sent, and the ids that they are known under
     * @param attemptsBefore see {@link PollState#pendingPages()}
     */
    PageStep(
            Poller poller,
            PollSettings settings,
            FeedArticles.Articles articles,
            NewItems.Selection selection,
            Map<String, Integer> attemptsBefore) {
        this.poller = poller;
        this.settings = settings;
        this.fresh = selection.toSend();
        this.attemptsBefore = attemptsBefore;
        this.teasers = known(articles.teasers(), selection.knownIds());
        this.until = poller.surroundings().time().instant().plus(PATIENCE);
        for (RawArticle article : fresh) {
            want(article);
        }
        for (RawArticle polled : articles.articles()) {
            RawArticle article = selection.known(polled);
            if (attemptsBefore.containsKey(article.id())) {
                want(article);
            }
        }
    }

    /** What is to be published, and what became of the pages. */
    record Result(List<RawArticle> toSend, PollOutcome.PagesOutcome pages) {}

    /** Fetches as many pages as one poll may. Completes always. */
    CompletionStage<Result> run() {
        Map<String, Asked> underWay = new LinkedHashMap<>();
        this.asked = underWay;
        for (RawArticle article : wanted.values()) {
            if (underWay.size() == settings.maxPagesPerPoll()) {
                break;
            }
            Asked page = new Asked(String.valueOf(article.url()));
            if (ask(page, 0)) {
                underWay.put(article.id(), page);
            }
        }
        poller.surroundings().wakeup().after(PATIENCE, () -> this.asked.values().forEach(Asked::endLate));
        poller.advance();
        return CompletableFuture.allOf(
                        underWay.values().stream().map(page -> page.outcome).toArray(CompletableFuture[]::new))
                .thenApplyAsync(all -> result(underWay), poller.surroundings().worker());
    }

    /** Whether there is nothing to do. */
    boolean isEmpty() {
        return wanted.isEmpty();
    }

    /** Gives back the memory of the pages. */
    synchronized void release() {
        leases.forEach(MemoryBudget.Lease::release);
        leases.clear();
        asked = Map.of(); // the wake-up still knows this step
    }

    private synchronized void keep(MemoryBudget.Lease lease) {
        leases.add(lease);
    }

    /** The ids of the poll's teasers, and those that they are known under. */
    private static Set<String> known(Set<String> teasers, Map<String, String> knownIds) {
        Set<String> all = new HashSet<>(teasers);
        knownIds.forEach((polled, known) -> {
            if (teasers.contains(polled)) {
                all.add(known);
            }
        });
        return all;
    }

    private void want(RawArticle article) {
        if (teasers.contains(article.id()) && article.url() != null) {
            wanted.putIfAbsent(article.id(), article);
        }
    }

    /** @return false where the page's host rests for longer than the poll waits */
    private boolean ask(Asked page, int calls) {
        String site = WebAddress.parse(page.address).map(WebAddress::site).orElse("");
        Runnable leave = () -> page.outcome.complete(new NotAsked());
        return poller.requests().addPage(site, until, permit -> begin(page, calls, permit), leave);
    }

    private void begin(Asked page, int calls, Requests.Permit permit) {
        if (page.outcome.isDone()) {
            permit.answered(Duration.ZERO);
            permit.lease().release();
            return;
        }
        page.begun = true;
        PageFetcher pages = poller.surroundings().pages();
        Turns turns =
                new Turns(poller, permit, until, from -> pages.crawlDelay(from).orElse(Duration.ZERO));
        pages.fetch(page.address, settings.maxPageBytes(), permit.lease(), turns)
                .whenComplete((outcome, problem) -> {
                    turns.answered(rest(outcome));
                    answered(page, calls, permit.lease(), outcome);
                });
    }

    /** @param outcome null where the fetcher failed in a way that it should not */
    private void answered(Asked page, int calls, MemoryBudget.Lease lease, @Nullable PageOutcome outcome) {
        boolean again = outcome instanceof CallAgain && calls < MAX_ROBOTS_CALLS;
        PageOutcome end = outcome == null ? new NoPage("the page could not be read", false) : outcome;
        if (again) {
            page.begun = false;
            if (!ask(page, calls + 1)) {
                page.outcome.complete(new NotAsked());
            }
            lease.release();
        } else {
            keep(lease);
            boolean first = page.outcome.complete(end);
            if (!first || !(end instanceof Page)) {
                lease.release();
            }
        }
        poller.advance();
    }

    /** How long the host that was asked last is to be left alone, with all its feeds and pages. */
    private Duration rest(@Nullable PageOutcome outcome) {
        if (outcome == null) {
            return Duration.ZERO;
        }
        Instant now = poller.surroundings().time().instant();
        Duration asked = outcome.refusal()
                .map(refusal -> HostRest.after(refusal, settings, now))
                .orElse(Duration.ZERO);
        return PollBounds.longer(asked, outcome.crawlDelay().orElse(null));
    }

    private Result result(Map<String, Asked> underWay) {
        Map<String, RawArticle> complete = new HashMap<>();
        Map<String, Integer> pending = new LinkedHashMap<>();
        int failed = 0;
        for (RawArticle article : wanted.values()) {
            int attempts = attemptsBefore.getOrDefault(article.id(), 0);
            Asked asked = underWay.get(article.id());
            PageOutcome outcome = asked == null ? new NotAsked() : asked.outcome.join();
            if (outcome instanceof Page page) {
                complete.put(article.id(), fitting(article, page.html()));
                continue;
            }
            boolean lasting = outcome instanceof NoPage noPage && noPage.lasting();
            int attempt = outcome instanceof NotAsked ? 0 : 1;
            attempts += attempt;
            failed += attempt;
            if (!lasting && attempts < settings.maxPageAttempts() && pending.size() < PollState.MAX_PENDING_PAGES) {
                pending.put(article.id(), attempts);
            }
        }
        List<RawArticle> toSend = new ArrayList<>(fresh.size());
        for (RawArticle article : fresh) {
            RawArticle page = complete.remove(article.id());
            toSend.add(page == null ? article : page);
        }
        int fetched = complete.size()
                + (int) toSend.stream()
                        .filter(article -> !fresh.contains(article))
                        .count();
        toSend.addAll(complete.values());
        return new Result(toSend, new PollOutcome.PagesOutcome(fetched, failed, pending));
    }

    /** The article with its page, or the teaser where both do not fit into an event. */
    private static RawArticle fitting(RawArticle teaser, String html) {
        RawArticle article = FeedArticles.withPage(teaser, html);
        return EventJson.write(article).length <= EventJson.MAX_EVENT_BYTES ? article : teaser;
    }

    /** One page of this poll. */
    private static final class Asked {
        private final String address;
        private final CompletableFuture<PageOutcome> outcome = new CompletableFuture<>();
        /** Whether a request for it began, so that it does not only wait for its turn. */
        private volatile boolean begun;

        Asked(String address) {
            this.address = address;
        }

        void endLate() {
            outcome.complete(begun ? new NoPage("the page took too long", false) : new NotAsked());
        }
    }
}
