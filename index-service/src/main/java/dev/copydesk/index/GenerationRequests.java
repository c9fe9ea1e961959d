package dev.copydesk.index;

import dev.copydesk.index.write.Precedence;
import dev.copydesk.index.write.RequestPlan;
import java.util.function.BooleanSupplier;

/**
 * The requests of one generation: small and soon where it is searched, large where it is being built. While articles come in that are
 * searched, what is being built has small ones, too, and fewer of them; one at a time while it delays them.
 */
final class GenerationRequests implements RequestPlan {
    /** A document holds title and text of its event a second time. */
    private static final int DOCUMENT_TO_EVENT = 2;

    /** As many may stand before an article that comes in; one alone would leave Elasticsearch idle while the next is made. */
    private static final int BESIDE_OTHERS = 2;

    private final BooleanSupplier isLoaded;
    private final Precedence precedence;
    private final Batching serving;
    private final Batching loading;
    private final Batching besideOthers;
    private final Batching heldBack;

    /** @param isLoaded whether it is being built, now */
    GenerationRequests(BooleanSupplier isLoaded, Precedence precedence, IndexConfig config) {
        this.isLoaded = isLoaded;
        this.precedence = precedence;
        long usual = config.requestSize().asLongValue() / DOCUMENT_TO_EVENT;
        long large = config.loadingRequestSize().asLongValue() / DOCUMENT_TO_EVENT;
        long patience = config.loadingLinger().toMillis();
        this.serving = new Batching(usual, config.linger().toMillis(), false, config.requestsInFlight());
        this.loading = new Batching(large, patience, true, config.requestsInFlight());
        long small = Math.min(usual, large);
        this.besideOthers = new Batching(small, patience, true, Math.min(BESIDE_OTHERS, config.requestsInFlight()));
        this.heldBack = new Batching(small, patience, true, 1);
    }

    @Override
    public Batching next() {
        if (!isLoaded.getAsBoolean()) {
            return serving;
        }
        if (precedence.holdsBack()) {
            return heldBack;
        }
        return precedence.isQuiet() ? loading : besideOthers;
    }

    @Override
    public Runnable sending() {
        return isLoaded.getAsBoolean() ? () -> {} : precedence.sending();
    }
}
