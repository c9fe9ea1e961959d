package dev.copydesk.ingest.fetch;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Decides over each redirect before it is followed. Thread-safe. */
@FunctionalInterface
public interface RedirectPolicy {
    /** Follows every redirect at once. */
    RedirectPolicy FOLLOW = (from, to) -> CompletableFuture.completedFuture(Optional.empty());

    /**
     * Whether, and by completing when, a redirect is followed. The time until then does not count towards the time limit of
     * the fetch.
     *
     * @return completes with nothing once {@code to} may be asked, or with why it may not
     */
    CompletionStage<Optional<FetchFailure>> permit(WebAddress from, WebAddress to);
}
