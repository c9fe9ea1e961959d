package dev.copydesk.index.write;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** Where articles are written to. */
public interface ArticleSink {

    /**
     * Writes all items, in any order.
     *
     * @return one outcome per item, in the order of the items. Fails only by a programming error: a request that did not
     *     get through makes all its items {@link BulkItemOutcome.Retryable}
     */
    Uni<List<BulkItemOutcome>> write(List<WriteAction> actions);

    /** Creates the months that do not exist yet. Fails if the sink cannot be reached or refuses. */
    Uni<Void> createMonths(Collection<String> indices);

    /** Fails, within seconds, if the sink cannot be reached. */
    Uni<Void> ping();
}
