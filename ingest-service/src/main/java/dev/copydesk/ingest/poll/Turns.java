package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.FetchFailure;
import dev.copydesk.ingest.fetch.RedirectPolicy;
import dev.copydesk.ingest.fetch.WebAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The turns of one fetch at the sites that it asks: one at a time. A redirect to another site gives the turn at the first one
 * back and waits for one there, so that a host to which thousands of feeds redirect is asked no faster than any other.
 */
final class Turns implements RedirectPolicy {
    private final Poller poller;
    private final MemoryBudget.Lease lease;
    private volatile Requests.Permit current;

    Turns(Poller poller, Requests.Permit first) {
        this.poller = poller;
        this.lease = first.lease();
        this.current = first;
    }

    @Override
    public CompletionStage<Optional<FetchFailure>> permit(WebAddress from, WebAddress to) {
        if (from.site().equals(to.site())) {
            return FOLLOW.permit(from, to);
        }
        current.answered(Duration.ZERO);
        lease.release(); // it grows again with the answer; whoever only waits holds no memory
        CompletableFuture<Optional<FetchFailure>> turn = new CompletableFuture<>();
        poller.requests().addPage(to.site(), permit -> {
            permit.lease().release();
            current = permit;
            turn.complete(Optional.empty());
        });
        poller.advance();
        return turn;
    }

    /** To be called once, when the last answer came. */
    void answered(Duration rest) {
        current.answered(rest);
    }
}
