package dev.copydesk.enrich.duplicate;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which editions form a group: the connected components.
 *
 * <p>A component that has more than {@value #MOST_A_DAY} articles of one day is a <em>flood</em>: pages of one template, not a
 * story. In a flood only equal texts are grouped; see {@link Verdicts}. Not thread-safe.
 */
final class Groups {
    static final int MOST_A_DAY = 1000;

    private final LaneState state;
    private final Neighbourhood neighbourhood;
    private final int mostADay;
    private long floods;

    Groups(LaneState state, Neighbourhood neighbourhood, int mostADay) {
        this.state = state;
        this.neighbourhood = neighbourhood;
        this.mostADay = mostADay;
    }

    /** How often a group turned out to be a flood. */
    long floods() {
        return floods;
    }

    /**
     * Brings the groups up to date after an article was added to an edition and parted none that belonged together.
     *
     * @param created whether the edition is new
     * @return the editions whose original, or whether they are a flood, changed
     */
    Set<Edition> join(Node node, Member added, boolean created) {
        List<Edition> others = created ? neighbourhood.grouped(node.edition()) : List.of();
        if (created && others.isEmpty()) {
            return Set.of();
        }
        Node leader = created ? state.require(others.get(0)) : node;
        boolean oneGroup = others.stream()
                .map(state::require)
                .allMatch(other -> other.flood() == leader.flood()
                        && (leader.flood() || other.original().equals(leader.original())));
        if (oneGroup && leader.flood()) {
            return created ? setFlood(node) : Set.of();
        }
        int count = state.count(leader.group(), node.edition().day());
        boolean first = added.key().compareTo(leader.original().member().key()) < 0;
        if (!oneGroup || first || count == 0 || count >= mostADay) {
            Set<Edition> seeds = new LinkedHashSet<>(others);
            seeds.add(node.edition());
            return regroup(seeds);
        }
        state.putCount(leader.group(), node.edition().day(), count + 1);
        if (created) {
            state.put(node.inGroup(leader.original(), false));
        }
        return Set.of();
    }

    /**
     * Finds the components of the seeds anew. Takes a walk over them, but ends it where a flood is proven.
     *
     * @param seeds those of them that are there; at least one of each component that changed
     * @return the editions whose original, or whether they are a flood, changed
     */
    Set<Edition> regroup(Collection<Edition> seeds) {
        Set<Edition> done = new HashSet<>();
        Map<Edition, Node> known = new LinkedHashMap<>();
        Set<String> formerGroups = new LinkedHashSet<>();
        Deque<Component> components = new ArrayDeque<>();
        for (Edition seed : seeds) {
            if (!done.contains(seed) && state.node(seed).isPresent()) {
                components.add(explore(seed, done, known));
            }
        }
        for (Component component : components) {
            component.nodes().forEach(node -> formerGroups.add(node.group()));
        }
        formerGroups.forEach(state::removeCounts);
        Set<Edition> changed = new LinkedHashSet<>();
        components.forEach(component -> changed.addAll(assign(component)));
        return changed;
    }

    /**
     * @param days articles a day
     */
    private record Component(List<Node> nodes, Map<Integer, Integer> days, boolean flood) {
        long articles() {
            return days.values().stream().mapToLong(Integer::longValue).sum();
        }
    }

    private Component explore(Edition seed, Set<Edition> done, Map<Edition, Node> known) {
        Map<Edition, Node> visited = new LinkedHashMap<>();
        Map<Integer, Integer> days = new HashMap<>();
        Deque<Edition> waiting = new ArrayDeque<>(List.of(seed));
        Set<Edition> queued = new HashSet<>(waiting);
        boolean flood = false;
        while (!waiting.isEmpty()) {
            Edition next = waiting.remove();
            Node node = known.computeIfAbsent(next, state::require);
            if (flood && node.flood()) {
                done.add(next);
                continue; // what lies behind it is marked already
            }
            visited.put(next, node);
            done.add(next);
            flood |= node.inheritsFlood() || days.merge(next.day(), node.members(), Integer::sum) > mostADay;
            for (Edition other : neighbourhood.grouped(next)) {
                if (queued.add(other)) {
                    waiting.add(other);
                }
            }
        }
        return new Component(List.copyOf(visited.values()), days, flood);
    }

    private Set<Edition> assign(Component component) {
        Set<Edition> changed = new LinkedHashSet<>();
        if (component.flood()) {
            floods += component.nodes().stream().allMatch(Node::flood) ? 0 : 1;
            component.nodes().stream().filter(node -> !node.flood()).forEach(node -> changed.addAll(setFlood(node)));
            return changed;
        }
        Original original = component.nodes().stream()
                .map(Node::earliest)
                .reduce(Original::orEarlier)
                .orElseThrow();
        for (Node node : component.nodes()) {
            if (node.flood() || !node.original().equals(original)) {
                state.put(node.inGroup(original, false));
                changed.add(node.edition());
            }
        }
        if (component.articles() > 1) {
            component
                    .days()
                    .forEach((day, count) -> state.putCount(original.member().id(), day, count));
        }
        return changed;
    }

    private Set<Edition> setFlood(Node node) {
        state.put(node.inGroup(new Original(node.first(), node.edition().text()), true));
        return Set.of(node.edition());
    }
}
