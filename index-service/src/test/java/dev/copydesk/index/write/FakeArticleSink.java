package dev.copydesk.index.write;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keeps versions in memory, with a month per {@link #createMonths}; fails as it is told. */
final class FakeArticleSink implements ArticleSink {
    final Map<String, Long> versions = new HashMap<>();
    final Set<String> months = new TreeSet<>();
    final Set<String> poisonous = new TreeSet<>();
    final Deque<BulkItemOutcome> nextOutcomes = new ArrayDeque<>();
    final List<Integer> requestSizes = new ArrayList<>();
    boolean refusesMonths;

    @Override
    public Uni<List<BulkItemOutcome>> write(List<WriteAction> actions) {
        requestSizes.add(actions.size());
        return Uni.createFrom().item(actions.stream().map(this::write).toList());
    }

    private BulkItemOutcome write(WriteAction action) {
        BulkItemOutcome told = nextOutcomes.poll();
        if (told != null) {
            return told;
        }
        if (!months.contains(action.index())) {
            return new BulkItemOutcome.Retryable(404, BulkItemOutcome.INDEX_MISSING);
        }
        if (poisonous.contains(action.id())) {
            return new BulkItemOutcome.Rejected("document_parsing_exception", "no date");
        }
        Long before = versions.get(action.id());
        if (before != null && before >= action.version()) {
            return new BulkItemOutcome.Stale();
        }
        versions.put(action.id(), action.version());
        return new BulkItemOutcome.Indexed();
    }

    @Override
    public Uni<Void> createMonths(Collection<String> indices) {
        if (refusesMonths) {
            refusesMonths = false;
            return Uni.createFrom().failure(new IllegalStateException("no room"));
        }
        months.addAll(indices);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> ping() {
        return Uni.createFrom().voidItem();
    }
}
