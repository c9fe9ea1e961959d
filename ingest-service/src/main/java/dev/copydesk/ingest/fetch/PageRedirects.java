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
    private volatile WebAddress asked;
    private volatile Optional<Answer> refusedRobots = Optional.empty();

    PageRedirects(RobotsRules robots, RedirectPolicy turns, WebAddress first) {
        this.robots = robots;
        this.turns = turns;
        this.asked = first;
    }

    @Override
    public CompletionStage<Optional<FetchFailure>> permit(WebAddress from, WebAddress to) {
        verdict = robots.verdict(to);
        return switch (verdict) {
            case ALLOWED -> turn(from, to);
            case FORBIDDEN, UNREACHABLE -> CompletableFuture.completedFuture(Optional.of(FetchFailure.ROBOTS));
            case UNKNOWN ->
                turn(from, to)
                        .thenCompose(refusal -> refusal.isPresent()
                                ? CompletableFuture.completedFuture(refusal)
                                : robots.load(to).thenApply(refused -> {
                                    refusedRobots = refused;
                                    return Optional.of(FetchFailure.ROBOTS);
                                }));
        };
    }

    private CompletionStage<Optional<FetchFailure>> turn(WebAddress from, WebAddress to) {
        return turns.permit(from, to).thenApply(refusal -> {
            if (refusal.isEmpty()) {
                asked = to;
            }
            return refusal;
        });
    }

    /** Of the redirect judged last. */
    Verdict verdict() {
        return verdict;
    }

    /** What was asked last, or its robots.txt. */
    WebAddress asked() {
        return asked;
    }

    /** The answer by which the server of the last redirect refused its robots.txt, if it did. */
    Optional<Answer> refusedRobots() {
        return refusedRobots;
    }
}
