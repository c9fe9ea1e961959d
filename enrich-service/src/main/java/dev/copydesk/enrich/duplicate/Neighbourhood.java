package dev.copydesk.enrich.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the edges between editions right as editions come and go.
 *
 * <p>Two editions are compared if in some bucket, whose editions stand in the order of day and text, the one is at most
 * {@link Buckets#reach} places from the other. That is a function of the editions that are there, and one that comes or goes
 * changes it for at most {@code reach} pairs a bucket, however full the bucket is. Not thread-safe.
 */
final class Neighbourhood {
    private final LaneState state;
    private final Postings postings;
    private final Comparison comparison;
    private final int windowDays;
    private long overflows;

    Neighbourhood(LaneState state, Postings postings, Comparison comparison, int windowDays) {
        this.state = state;
        this.postings = postings;
        this.comparison = comparison;
        this.windowDays = windowDays;
    }

    /**
     * @param linked editions with a new edge
     * @param severed editions that lost an edge
     * @param parted those of them that belonged together by it, one list for each edge
     */
    record Change(Set<Edition> linked, Set<Edition> severed, List<List<Edition>> parted) {
        static Change none() {
            return new Change(new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>());
        }
    }

    /** Places an edition in its buckets and compares it with those around it. Those that it moves apart may be held together by it. */
    Change insert(Node node) {
        Change change = Change.none();
        Edition edition = node.edition();
        Map<Edition, Integer> support = new LinkedHashMap<>();
        long[] buckets = Buckets.of(node.fingerprint());
        for (int i = 0; i < buckets.length; i++) {
            int reach = Buckets.reach(i);
            Postings.Surroundings around = postings.around(buckets[i], edition, reach);
            List<Edition> before = around.before();
            List<Edition> after = around.after();
            overflows += before.size() == reach && i < Buckets.BANDS ? 1 : 0;
            before.forEach(other -> support.merge(other, 1, Integer::sum));
            after.forEach(other -> support.merge(other, 1, Integer::sum));
            for (int near = 0; near < before.size(); near++) {
                int far = reach - 1 - near;
                if (far < after.size()) {
                    weaken(before.get(near), after.get(far), change);
                }
            }
            postings.post(buckets[i], edition);
        }
        support.forEach((other, count) -> {
            if (mayBeLinked(edition, other)) {
                comparison.compare(node, state.require(other)).ifPresent(overlap -> {
                    state.putEdge(edition, new Edge(other, overlap, count));
                    change.linked().add(other);
                });
            }
        });
        change.parted().removeIf(ends -> ends.stream().allMatch(end -> isNear(edition, end)));
        return change;
    }

    private boolean isNear(Edition one, Edition other) {
        return state.edge(one, other)
                .filter(edge -> Comparison.isNear(edge.overlap()))
                .isPresent();
    }

    /** Takes an edition out of its buckets, with its edges, and compares those that move together. */
    Change remove(Node node) {
        Change change = Change.none();
        Edition edition = node.edition();
        Map<List<Edition>, Optional<Overlap>> compared = new HashMap<>();
        long[] buckets = Buckets.of(node.fingerprint());
        for (int i = 0; i < buckets.length; i++) {
            int reach = Buckets.reach(i);
            Postings.Surroundings around = postings.around(buckets[i], edition, reach);
            List<Edition> before = around.before();
            List<Edition> after = around.after();
            postings.unpost(buckets[i], edition);
            for (int near = 0; near < before.size(); near++) {
                int far = reach - 1 - near;
                if (far < after.size()) {
                    strengthen(before.get(near), after.get(far), compared, change);
                }
            }
        }
        for (Edge edge : state.edges(edition)) {
            state.removeEdge(edition, edge.other());
            change.severed().add(edge.other());
        }
        return change;
    }

    /** Forgets an edition that left the window; all that is behind it in its buckets has left, too. */
    void evict(Node node) {
        for (long bucket : Buckets.of(node.fingerprint())) {
            postings.unpost(bucket, node.edition());
        }
        for (Edge edge : state.edges(node.edition())) {
            state.removeEdge(node.edition(), edge.other());
        }
    }

    /** How often an edition met a full bucket, and so was not compared with all of it. */
    long overflows() {
        return overflows;
    }

    private boolean mayBeLinked(Edition one, Edition other) {
        return !one.text().equals(other.text()) && one.isWithin(windowDays, other);
    }

    private void weaken(Edition one, Edition other, Change change) {
        state.edge(one, other).ifPresent(edge -> {
            if (edge.support() > 1) {
                state.putEdge(one, edge.withSupport(edge.support() - 1));
            } else {
                state.removeEdge(one, other);
                change.severed().addAll(List.of(one, other));
                if (Comparison.isNear(edge.overlap())) {
                    change.parted().add(List.of(one, other));
                }
            }
        });
    }

    private void strengthen(Edition one, Edition other, Map<List<Edition>, Optional<Overlap>> compared, Change change) {
        if (!mayBeLinked(one, other)) {
            return;
        }
        Optional<Edge> known = state.edge(one, other);
        if (known.isPresent()) {
            state.putEdge(one, known.get().withSupport(known.get().support() + 1));
            return;
        }
        compared.computeIfAbsent(
                        List.of(one, other), pair -> comparison.compare(state.require(one), state.require(other)))
                .ifPresent(overlap -> {
                    state.putEdge(one, new Edge(other, overlap, 1));
                    change.linked().addAll(List.of(one, other));
                });
    }

    /** The editions in one group with this one by their own right: those that resemble it, and the nearest of the same text. */
    List<Edition> grouped(Edition edition) {
        List<Edition> found = new ArrayList<>();
        for (Edge edge : state.edges(edition)) {
            if (Comparison.isNear(edge.overlap())) {
                found.add(edge.other());
            }
        }
        found.addAll(sameText(edition));
        return found;
    }

    /** The nearest of the same text, before and after. */
    List<Edition> sameText(Edition edition) {
        return state.sameText(edition, windowDays);
    }
}
