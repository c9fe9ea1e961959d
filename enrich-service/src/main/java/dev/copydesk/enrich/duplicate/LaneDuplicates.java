package dev.copydesk.enrich.duplicate;

import dev.copydesk.model.Duplicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Groups the articles of lanes that have the same text or nearly so, and judges each.
 *
 * <p>Verdicts are a function of the articles that are there, not of the order in which they came, went or changed: whatever is
 * added or removed gives the changed verdicts of all others. The method is described in docs/duplicates.md.
 *
 * <p>An article costs a look at {@link Buckets#BANDS} bands and up to {@value Anchors#MOST} anchors, a bounded number of comparisons,
 * and a walk over its group only where groups merge, split or change their original. Not thread-safe.
 */
public final class LaneDuplicates {
    private final RememberedBytes store;
    private final LaneState state;
    private final Comparison comparison;
    private final Neighbourhood neighbourhood;
    private final Groups groups;
    private final Verdicts verdicts;

    /**
     * @param store holds everything; several lanes may share it
     * @param texts of the articles of the window
     * @param windowDays articles first seen on days further apart are no duplicates; at least 1
     */
    public LaneDuplicates(OrderedBytes store, ShingleSource texts, int windowDays) {
        this(store, texts, windowDays, Groups.MOST_A_DAY);
    }

    /**
     * @param mostADay a group with more articles of one day is a flood
     */
    LaneDuplicates(OrderedBytes store, ShingleSource texts, int windowDays, int mostADay) {
        if (windowDays < 1) {
            throw new IllegalArgumentException("the window is " + windowDays + " days, wanted 1 or more");
        }
        this.store = new RememberedBytes(store);
        this.state = new LaneState(this.store);
        this.comparison = new Comparison(texts);
        this.neighbourhood = new Neighbourhood(state, new Postings(this.store), comparison, windowDays);
        this.groups = new Groups(state, neighbourhood, mostADay);
        this.verdicts = new Verdicts(state, windowDays);
    }

    /**
     * Adds an article, whose text the {@link ShingleSource} knows by now.
     *
     * @return the verdicts that are new or changed, by article id; the added one's comes first. Empty if it is there already
     */
    public Map<String, Duplicate> add(Member article, Fingerprint fingerprint) {
        try {
            return added(article, fingerprint);
        } finally {
            store.forget();
        }
    }

    private Map<String, Duplicate> added(Member article, Fingerprint fingerprint) {
        Edition edition = new Edition(article.key().day(), fingerprint.text());
        Optional<Node> before = state.node(edition);
        Judged judged = new Judged();
        if (before.isEmpty()) {
            Node node = Node.alone(edition, fingerprint, article);
            state.create(node);
            state.putMember(edition, article, 0);
            Neighbourhood.Change change = neighbourhood.insert(node);
            Set<Edition> regrouped = change.parted().isEmpty()
                    ? groups.join(node, article, true)
                    : groups.regroup(seeds(edition, change));
            judged.edition(edition);
            change.linked().forEach(judged::neighbour);
            neighbourhood.sameText(edition).forEach(judged::neighbour);
            change.severed().forEach(judged::neighbour);
            regrouped.forEach(judged::edition);
            return judged.changes;
        }
        if (state.hasMember(edition, article.key())) {
            return Map.of();
        }
        Node known = before.get();
        boolean first = article.key().compareTo(known.first().key()) < 0;
        Node node = known.withMembers(known.members() + 1, first ? article : known.first());
        state.put(node);
        state.putMember(edition, article, 0);
        Set<Edition> regrouped = groups.join(node, article, false);
        judged.article(edition, article);
        afterChangeOfMembers(edition, article, first, judged);
        regrouped.forEach(judged::edition);
        return judged.changes;
    }

    /**
     * Removes an article; one that is not there changes nothing.
     *
     * @return the changed verdicts of others, by article id
     */
    public Map<String, Duplicate> remove(ArticleKey key, TextHash text) {
        try {
            return removed(key, text);
        } finally {
            store.forget();
        }
    }

    private Map<String, Duplicate> removed(ArticleKey key, TextHash text) {
        Edition edition = new Edition(key.day(), text);
        Optional<Node> known = state.node(edition);
        if (known.isEmpty() || !state.hasMember(edition, key)) {
            return Map.of();
        }
        Node node = known.get();
        Judged judged = new Judged();
        state.removeMember(edition, key);
        if (node.members() == 1) {
            List<Edition> same = neighbourhood.sameText(edition);
            Neighbourhood.Change change = neighbourhood.remove(node);
            state.delete(edition);
            state.removeCounts(node.group());
            Set<Edition> seeds = new LinkedHashSet<>(same);
            seeds.addAll(change.severed());
            seeds.addAll(change.linked());
            Set<Edition> regrouped = groups.regroup(seeds);
            seeds.forEach(judged::neighbour);
            regrouped.forEach(judged::edition);
            return judged.changes;
        }
        boolean first = node.first().key().equals(key);
        Member next = first ? firstMember(edition) : node.first();
        state.put(node.withMembers(node.members() - 1, next));
        Set<Edition> regrouped = groups.regroup(Set.of(edition));
        Member gone = new Member(key, "");
        afterChangeOfMembers(edition, gone, first, judged);
        regrouped.forEach(judged::edition);
        return judged.changes;
    }

    /** The verdict on an article that is there. */
    public Duplicate verdict(Member article, TextHash text) {
        try {
            return verdicts
                    .new OfEdition(state.require(new Edition(article.key().day(), text)))
                    .of(article);
        } finally {
            store.forget();
        }
    }

    /** Whether the article is there with this text. */
    public boolean has(ArticleKey key, TextHash text) {
        try {
            return state.hasMember(new Edition(key.day(), text), key);
        } finally {
            store.forget();
        }
    }

    /**
     * Forgets articles of days before this one, the oldest first. No verdict changes: those that were grouped with them stay so.
     *
     * @param limit so many articles at most, about
     * @return the ids of those forgotten; fewer than the limit when there are no more
     */
    public List<String> evictBefore(int day, int limit) {
        List<String> evicted = new ArrayList<>();
        for (Edition edition : state.before(day, limit)) {
            Node node = state.require(edition);
            List<ArticleKey> gone = new ArrayList<>();
            state.membersFrom(edition, null, judged -> {
                gone.add(judged.member().key());
                return evicted.size() + gone.size() < limit;
            });
            gone.forEach(key -> state.removeMember(edition, key));
            gone.forEach(key -> evicted.add(key.id()));
            if (gone.size() < node.members()) {
                state.put(node.withMembers(node.members() - gone.size(), firstMember(edition))
                        .inheriting(node.original(), node.flood()));
                store.forget();
                return evicted;
            }
            for (Edition other : neighbourhood.grouped(edition)) {
                state.put(state.require(other).inheriting(node.original(), node.flood()));
            }
            neighbourhood.evict(node);
            state.delete(edition);
            state.removeCount(node.group(), edition.day());
            store.forget();
        }
        return evicted;
    }

    /** What happened so far in this process. */
    public DuplicateCounters counters() {
        return new DuplicateCounters(comparison.comparisons(), neighbourhood.overflows(), groups.floods());
    }

    private Set<Edition> seeds(Edition edition, Neighbourhood.Change change) {
        Set<Edition> seeds = new LinkedHashSet<>(List.of(edition));
        seeds.addAll(change.linked());
        seeds.addAll(change.severed());
        seeds.addAll(neighbourhood.sameText(edition));
        return seeds;
    }

    private Member firstMember(Edition edition) {
        Member[] first = {null};
        state.membersFrom(edition, null, judged -> {
            first[0] = judged.member();
            return false;
        });
        return Objects.requireNonNull(first[0], "an edition has an article");
    }

    /** Verdicts name the first article of an edition, and the first one names the second. */
    private void afterChangeOfMembers(Edition edition, Member changed, boolean first, Judged judged) {
        Node node = state.require(edition);
        if (node.flood()) {
            judged.run(edition, changed, first);
            if (first) {
                state.edges(edition).forEach(edge -> judged.neighbour(edge.other()));
            }
        } else if (first) {
            judged.edition(edition);
            state.edges(edition).forEach(edge -> judged.neighbour(edge.other()));
            neighbourhood.sameText(edition).forEach(judged::neighbour);
        } else {
            judged.article(edition, node.first());
        }
    }

    /** Gathers the verdicts that differ from those given before. */
    private final class Judged {
        private final Map<String, Duplicate> changes = new LinkedHashMap<>();
        private final Set<Edition> whole = new LinkedHashSet<>();

        void edition(Edition edition) {
            if (whole.add(edition)) {
                state.node(edition).ifPresent(this::all);
            }
        }

        /** Most editions have one article, which is known. */
        private void all(Node node) {
            if (node.members() == 1) {
                judge(
                        node,
                        state.member(node.edition(), node.first().key()).stream()
                                .toList());
            } else {
                from(node, null, any -> true);
            }
        }

        /** In a flood verdicts do not look beyond their own edition, which may have a million articles. */
        void neighbour(Edition edition) {
            if (state.node(edition).filter(node -> !node.flood()).isPresent()) {
                edition(edition);
            }
        }

        void article(Edition edition, Member article) {
            judge(
                    state.require(edition),
                    state.member(edition, article.key()).stream().toList());
        }

        /** The rest of a run in a flood, where its start changed. */
        void run(Edition edition, Member changed, boolean first) {
            if (first || Verdicts.startsRun(changed.key())) {
                from(
                        state.require(edition),
                        changed.key(),
                        member -> member.key().compareTo(changed.key()) <= 0 || !Verdicts.startsRun(member.key()));
            }
        }

        private void from(Node node, @Nullable ArticleKey from, Predicate<Member> goOn) {
            List<LaneState.JudgedMember> members = new ArrayList<>();
            state.membersFrom(node.edition(), from, judged -> {
                members.add(judged);
                return goOn.test(judged.member());
            });
            judge(node, members);
        }

        private void judge(Node node, List<LaneState.JudgedMember> members) {
            Verdicts.OfEdition judge = verdicts.new OfEdition(node);
            for (LaneState.JudgedMember judged : members) {
                Member article = judged.member();
                Duplicate verdict = judge.of(article);
                long hash = hash(verdict);
                if (hash != judged.verdict()) {
                    state.putMember(node.edition(), article, hash);
                    changes.put(article.id(), verdict);
                }
            }
        }
    }

    /** Never 0, which stands for no verdict yet. */
    private static long hash(Duplicate verdict) {
        long hash = 1;
        String words = verdict.toString();
        for (int i = 0; i < words.length(); i++) {
            hash = (hash * 0x100000001b3L) ^ words.charAt(i);
        }
        return Bits.mix(hash) | 1;
    }
}
