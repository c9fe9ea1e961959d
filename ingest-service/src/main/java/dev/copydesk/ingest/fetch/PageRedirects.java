package dev.copydesk.ingest.fetch;

import dev.copydesk.ingest.fetch.RobotsRules.Verdict;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Holds each redirect of one page against the {@code robots.txt} of where it leads. One that is not known yet is read in the
 * turn at that site, and the page is asked for again later. For one fetch.
 */
final class PageRedirects implements RedirectPolicy {
    private final RobotsRules robots;
    private final RedirectPolicy turns;
    private volatile Verdict verdict = Verdict.ALLOWED;

    PageRedirects(RobotsRules robots, RedirectPolicy turns) {
        this.robots = robots;
        this.turns = turns;
    }

    @Override
    public CompletionStage<Optional<FetchFailure>> permit(WebAddress from, WebAddress to) {
        verdict = robots.verdict(to);
        return switch (verdict) {
            case ALLOWED -> turns.permit(from, to);
            case FORBIDDEN, UNREACHABLE -> CompletableFuture.completedFuture(Optional.of(FetchFailure.ROBOTS));
            case UNKNOWN ->
                turns.permit(from, to)
                        .thenCompose(refusal -> refusal.isPresent()
                                ? CompletableFuture.completedFuture(refusal)
                                : robots.load(to).thenApply(loaded -> Optional.of(FetchFailure.ROBOTS)));
        };
    }

    /** Of the redirect judged last. */
    Verdict verdict() {
        return verdict;
    }
}
