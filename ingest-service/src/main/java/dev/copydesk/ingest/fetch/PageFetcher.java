package dev.copydesk.ingest.fetch;

import dev.copydesk.ingest.fetch.RobotsRules.Verdict;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the HTML pages of articles as far as {@code robots.txt} allows. Thread-safe.
 *
 * <p>One call is one request: where the robots.txt of a site is not known yet, the first call only reads it and asks to be
 * called again, so that the caller can keep his distance between requests.
 */
public final class PageFetcher {
    private final FeedFetcher fetcher;
    private final RobotsRules robots;

    public PageFetcher(FeedFetcher fetcher, RobotsRules robots) {
        this.fetcher = fetcher;
        this.robots = robots;
    }

    /** How it went. */
    public sealed interface PageOutcome {
        /** What the robots.txt of the host that was asked last asks for between requests, if it does. */
        default Optional<Duration> crawlDelay() {
            return Optional.empty();
        }

        /** The answer by which that host refused the page or its robots.txt, if it did. */
        default Optional<Answer> refusal() {
            return Optional.empty();
        }
    }

    /**
     * The page came.
     *
     * @param html decoded into characters
     */
    public record Page(String html, Optional<Duration> crawlDelay) implements PageOutcome {}

    /** The rules of the site are known now: call again. */
    public record CallAgain(Optional<Duration> crawlDelay, Optional<Answer> refusal) implements PageOutcome {}

    /** The host wants to be left alone for longer than the caller waits: the page was not asked for. */
    public record NotAsked() implements PageOutcome {}

    /**
     * No page.
     *
     * @param reason one line without secrets
     * @param lasting whether another attempt is useless
     */
    public record NoPage(String reason, boolean lasting, Optional<Duration> crawlDelay, Optional<Answer> refusal)
            implements PageOutcome {

        /** Of a page for which no host was asked, or nothing is known of it. */
        public NoPage(String reason, boolean lasting) {
            this(reason, lasting, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Always completes with an outcome, never exceptionally, and never blocks.
     *
     * @param turns asked before a redirect that robots.txt allows is followed
     */
    public CompletionStage<PageOutcome> fetch(String address, int maxBytes, ByteLease memory, RedirectPolicy turns) {
        Optional<WebAddress> parsed = WebAddress.parse(address);
        if (parsed.isEmpty()) {
            return done(new NoPage("the item's link " + FetchFailure.BAD_ADDRESS.words(), true));
        }
        Verdict verdict = robots.verdict(parsed.get());
        return switch (verdict) {
            case UNKNOWN ->
                robots.load(parsed.get()).thenApply(refused -> new CallAgain(robots.crawlDelay(parsed.get()), refused));
            case FORBIDDEN -> done(new NoPage(parsed.get().shown() + " " + FetchFailure.ROBOTS.words(), true));
            case UNREACHABLE ->
                done(new NoPage("the robots.txt of " + parsed.get().origin() + " cannot be read", false));
            case ALLOWED ->
                fetchAllowed(parsed.get(), maxBytes, memory, new PageRedirects(robots, turns, parsed.get()));
        };
    }

    /** What the robots.txt of the site, as far as it is known, asks for between two requests. */
    public Optional<Duration> crawlDelay(WebAddress page) {
        return robots.crawlDelay(page);
    }

    private CompletionStage<PageOutcome> fetchAllowed(
            WebAddress address, int maxBytes, ByteLease memory, PageRedirects redirects) {
        FetchRequest request = new FetchRequest(
                address.withoutCredentials(), FetchRequest.ACCEPT_PAGE, null, null, maxBytes, memory, redirects);
        return fetcher.fetch(request).thenApply(outcome -> {
            Optional<Duration> crawlDelay = robots.crawlDelay(redirects.asked());
            boolean stoppedByRobots =
                    outcome instanceof FetchOutcome.Failed failed && failed.cause() == FetchFailure.ROBOTS;
            return stoppedByRobots && redirects.verdict() == Verdict.UNKNOWN
                    ? new CallAgain(crawlDelay, redirects.refusedRobots())
                    : page(outcome, redirects.verdict() == Verdict.FORBIDDEN, crawlDelay);
        });
    }

    private static PageOutcome page(FetchOutcome outcome, boolean forbidden, Optional<Duration> crawlDelay) {
        if (outcome instanceof FetchOutcome.Fetched fetched) {
            Answer answer = fetched.answer();
            return isHtml(answer.contentType())
                    ? new Page(PageText.decode(fetched.body(), answer.contentType()), crawlDelay)
                    : new NoPage("the page is no HTML", true, crawlDelay, Optional.empty());
        }
        if (outcome instanceof FetchOutcome.Refused refused) {
            int status = refused.answer().status();
            boolean passing = status == 408 || status == 429 || status >= 500;
            String reason = "the page's server answered with status " + status;
            return new NoPage(reason, !passing, crawlDelay, Optional.of(refused.answer()));
        }
        if (outcome instanceof FetchOutcome.Failed failed) {
            boolean lasting = forbidden || failed.cause() == FetchFailure.TOO_LARGE;
            return failed.cause() == FetchFailure.RESTING
                    ? new NotAsked()
                    : new NoPage(failed.reason(), lasting, crawlDelay, Optional.empty());
        }
        String reason = "the page's server answered with a status that makes no sense";
        return new NoPage(reason, true, crawlDelay, Optional.empty());
    }

    private static boolean isHtml(@Nullable String contentType) {
        String type = Objects.requireNonNullElse(contentType, "text/html").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml");
    }

    private static CompletionStage<PageOutcome> done(PageOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
