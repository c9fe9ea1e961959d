package dev.copydesk.ingest.poll;

import dev.copydesk.ingest.fetch.FetchFailure;
import dev.copydesk.ingest.fetch.RedirectPolicy;
import dev.copydesk.ingest.fetch.WebAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The turns of one fetch at the sites that it asks: one at a time. A redirect to another site gives the turn at the first one
 * back and waits for one there, so that a host to which thousands of feeds redirect is asked no faster than any other.
 */
final class Turns implements RedirectPolicy {
    private final Poller poller;
    private final MemoryBudget.Lease lease;
    private final Instant patience;
    private final Function<WebAddress, Duration> rest;
    /** Absent while none is held. */
    private volatile Requests.@Nullable Permit current;

    /**
     * @param patience until when the fetch waits for a host that rests
     * @param rest how long a site that redirected is to be left alone beyond the usual spacing
     */
    Turns(Poller poller, Requests.Permit first, Instant patience, Function<WebAddress, Duration> rest) {
        this.poller = poller;
        this.lease = first.lease();
        this.patience = patience;
        this.rest = rest;
        this.current = first;
    }

    @Override
    public CompletionStage<Optional<FetchFailure>> permit(WebAddress from, WebAddress to) {
        if (from.site().equals(to.site())) {
            return FOLLOW.permit(from, to);
        }
        answered(rest.apply(from));
        lease.release(); // it grows again with the answer; whoever only waits holds no memory
        CompletableFuture<Optional<FetchFailure>> turn = new CompletableFuture<>();
        Runnable leave = () -> turn.complete(Optional.of(FetchFailure.RESTING));
        Consumer<Requests.Permit> begin = permit -> {
            permit.lease().release();
            current = permit;
            turn.complete(Optional.empty());
        };
        if (!poller.requests().addPage(to.site(), patience, begin, leave)) {
            leave.run();
        }
        poller.advance();
        return turn;
    }

    /** Gives back the turn that is held, if one is; to be called when the last answer came. */
    void answered(Duration rest) {
        Requests.Permit held = current;
        current = null;
        if (held != null) {
            held.answered(rest);
        }
    }
}
