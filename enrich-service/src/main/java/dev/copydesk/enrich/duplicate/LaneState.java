package dev.copydesk.enrich.duplicate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lanes remember beside their buckets, in one ordered store: editions with their articles, the edges between them, and the
 * sizes of groups. A lane's name is part of every {@link TextHash}, so that lanes can share a store. Not thread-safe.
 */
final class LaneState {
    private static final char EDITION = 'E';
    private static final char TEXT = 'T';
    private static final char DAY = 'D';
    private static final char MEMBER = 'M';
    private static final char RUN = 'R';
    private static final char EDGE = 'G';
    private static final char LINKED = 'L';
    private static final char COUNT = 'C';
    private static final byte[] NOTHING = {};
    private static final int FAR_END_BYTES = 2 + TextHash.BYTES;

    private final OrderedBytes store;

    LaneState(OrderedBytes store) {
        this.store = store;
    }

    // Editions, by text and day

    Optional<Node> node(Edition edition) {
        byte[] value = store.get(nodeKey(edition.text(), edition.day()));
        return value == null ? Optional.empty() : Optional.of(NodeCodec.read(edition, value));
    }

    Node require(Edition edition) {
        return node(edition).orElseThrow(() -> new IllegalStateException("no edition " + edition + " in the lane"));
    }

    void put(Node node) {
        store.put(nodeKey(node.edition().text(), node.edition().day()), NodeCodec.write(node));
    }

    void create(Node node) {
        put(node);
        store.put(dayKey(node.edition()), NOTHING);
        List<Integer> days = new ArrayList<>(days(node.edition().text()));
        days.add(node.edition().day());
        Collections.sort(days);
        putDays(node.edition().text(), days);
    }

    void delete(Edition edition) {
        store.delete(nodeKey(edition.text(), edition.day()));
        store.delete(dayKey(edition));
        List<Integer> days = new ArrayList<>(days(edition.text()));
        days.remove(Integer.valueOf(edition.day()));
        putDays(edition.text(), days);
    }

    // The days on which a text came, ascending: most texts have one, and are told by one look-up

    private List<Integer> days(TextHash text) {
        byte[] value = store.get(textKey(text));
        if (value == null) {
            return List.of();
        }
        List<Integer> days = new ArrayList<>(value.length / Short.BYTES);
        KeyReader reader = new KeyReader(value, 0);
        for (int i = 0; i < value.length; i += Short.BYTES) {
            days.add(reader.day());
        }
        return days;
    }

    private void putDays(TextHash text, List<Integer> days) {
        if (days.isEmpty()) {
            store.delete(textKey(text));
            return;
        }
        KeyWriter writer = new KeyWriter(Short.BYTES * days.size());
        days.forEach(writer::day);
        store.put(textKey(text), writer.toBytes());
    }

    /** The nearest edition of the same text on an earlier day and that on a later one, if there are any not too far away. */
    List<Edition> sameText(Edition edition, int windowDays) {
        Edition before = null;
        Edition after = null;
        for (int day : days(edition.text())) {
            Edition other = new Edition(day, edition.text());
            if (day < edition.day() && edition.isWithin(windowDays, other)) {
                before = other;
            } else if (day > edition.day() && after == null && edition.isWithin(windowDays, other)) {
                after = other;
            }
        }
        return Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Editions of days before this one, the oldest first. */
    List<Edition> before(int day, int limit) {
        List<Edition> found = new ArrayList<>();
        if (day > 0 && limit > 0) {
            byte[] from = new KeyWriter(3).kind(DAY).day(0).toBytes();
            byte[] to = new KeyWriter(3).kind(DAY).day(day).toBytes();
            store.ascending(from, to, (key, value) -> {
                found.add(new KeyReader(key, 1).edition());
                return found.size() < limit;
            });
        }
        return found;
    }

    // Articles of an edition, in order

    void putMember(Edition edition, Member member, long verdict) {
        store.put(
                memberKey(edition, member.key()),
                new KeyWriter(64)
                        .number((int) (verdict >>> 32))
                        .number((int) verdict)
                        .member(member)
                        .toBytes());
        if (Verdicts.startsRun(member.key())) {
            store.put(
                    runKey(edition, member.key()),
                    new KeyWriter(64).member(member).toBytes());
        }
    }

    boolean hasMember(Edition edition, ArticleKey key) {
        return store.get(memberKey(edition, key)) != null;
    }

    Optional<JudgedMember> member(Edition edition, ArticleKey key) {
        byte[] value = store.get(memberKey(edition, key));
        return value == null ? Optional.empty() : Optional.of(judged(value));
    }

    void removeMember(Edition edition, ArticleKey key) {
        store.delete(memberKey(edition, key));
        if (Verdicts.startsRun(key)) {
            store.delete(runKey(edition, key));
        }
    }

    /** Visits articles from this one on, this one included, while the visitor wants more. */
    void membersFrom(Edition edition, @Nullable ArticleKey from, Predicate<JudgedMember> visitor) {
        byte[] prefix = memberPrefix(edition);
        byte[] start = from == null ? prefix : memberKey(edition, from);
        store.ascending(start, after(prefix), (key, value) -> visitor.test(judged(value)));
    }

    /** The last article up to this one with which a run begins wherever it stands, see {@link Verdicts}. */
    Optional<Member> runStart(Edition edition, ArticleKey at) {
        List<Member> found = new ArrayList<>(1);
        byte[] prefix = new KeyWriter(16).kind(RUN).edition(edition).toBytes();
        store.descending(prefix, runKey(edition, at), (key, value) -> {
            found.add(new KeyReader(value, 0).member());
            return false;
        });
        return found.stream().findFirst();
    }

    /** An article and a hash of the verdict that was last given for it. */
    record JudgedMember(Member member, long verdict) {}

    private static JudgedMember judged(byte[] value) {
        KeyReader reader = new KeyReader(value, 0);
        long verdict = ((long) reader.number() << 32) | Integer.toUnsignedLong(reader.number());
        return new JudgedMember(reader.member(), verdict);
    }

    // Edges, kept at both ends. Most editions have none, which one look-up tells

    Optional<Edge> edge(Edition one, Edition other) {
        byte[] value = store.get(edgeKey(one, other));
        return value == null ? Optional.empty() : Optional.of(edgeOf(other, value));
    }

    void putEdge(Edition one, Edge edge) {
        putEdge(one, edge.other(), edge.overlap(), edge.support());
        putEdge(edge.other(), one, edge.overlap().reversed(), edge.support());
    }

    private void putEdge(Edition from, Edition to, Overlap overlap, int support) {
        store.put(edgeKey(from, to), edgeValue(overlap, support));
        if (store.get(linkedKey(from)) == null) {
            store.put(linkedKey(from), NOTHING);
        }
    }

    void removeEdge(Edition one, Edition other) {
        removeHalf(one, other);
        removeHalf(other, one);
    }

    private void removeHalf(Edition from, Edition to) {
        store.delete(edgeKey(from, to));
        byte[] prefix = edgePrefix(from);
        boolean[] last = {true};
        store.ascending(prefix, after(prefix), (key, value) -> last[0] = false);
        if (last[0]) {
            store.delete(linkedKey(from));
        }
    }

    List<Edge> edges(Edition edition) {
        if (store.get(linkedKey(edition)) == null) {
            return List.of();
        }
        byte[] prefix = edgePrefix(edition);
        List<Edge> found = new ArrayList<>();
        store.ascending(
                prefix,
                after(prefix),
                (key, value) -> found.add(edgeOf(new KeyReader(key, key.length - FAR_END_BYTES).edition(), value)));
        return found;
    }

    private static byte[] edgeValue(Overlap overlap, int support) {
        return new KeyWriter(14)
                .number(overlap.shared())
                .number(overlap.own())
                .number(overlap.others())
                .day(support)
                .toBytes();
    }

    private static Edge edgeOf(Edition other, byte[] value) {
        KeyReader reader = new KeyReader(value, 0);
        return new Edge(other, new Overlap(reader.number(), reader.number(), reader.number()), reader.day());
    }

    // Articles of a group by day; none are kept of a group of one article or of a flood

    int count(String group, int day) {
        byte[] value = store.get(countKey(group, day));
        return value == null ? 0 : new KeyReader(value, 0).number();
    }

    void putCount(String group, int day, int count) {
        store.put(countKey(group, day), new KeyWriter(4).number(count).toBytes());
    }

    void removeCount(String group, int day) {
        store.delete(countKey(group, day));
    }

    void removeCounts(String group) {
        byte[] prefix = new KeyWriter(24).kind(COUNT).id(group).toBytes();
        List<byte[]> keys = new ArrayList<>();
        store.ascending(prefix, after(prefix), (key, value) -> keys.add(key));
        keys.forEach(store::delete);
    }

    // Keys

    private static byte[] nodeKey(TextHash text, int day) {
        return new KeyWriter(16).kind(EDITION).text(text).day(day).toBytes();
    }

    private static byte[] textKey(TextHash text) {
        return new KeyWriter(16).kind(TEXT).text(text).toBytes();
    }

    private static byte[] linkedKey(Edition edition) {
        return new KeyWriter(16).kind(LINKED).edition(edition).toBytes();
    }

    private static byte[] edgePrefix(Edition edition) {
        return new KeyWriter(16).kind(EDGE).edition(edition).toBytes();
    }

    private static byte[] dayKey(Edition edition) {
        return new KeyWriter(16).kind(DAY).edition(edition).toBytes();
    }

    private static byte[] memberPrefix(Edition edition) {
        return new KeyWriter(16).kind(MEMBER).edition(edition).toBytes();
    }

    private static byte[] memberKey(Edition edition, ArticleKey key) {
        return new KeyWriter(48).kind(MEMBER).edition(edition).article(key).toBytes();
    }

    private static byte[] runKey(Edition edition, ArticleKey key) {
        return new KeyWriter(48).kind(RUN).edition(edition).article(key).toBytes();
    }

    private static byte[] edgeKey(Edition one, Edition other) {
        return new KeyWriter(32).kind(EDGE).edition(one).edition(other).toBytes();
    }

    private static byte[] countKey(String group, int day) {
        return new KeyWriter(24).kind(COUNT).id(group).day(day).toBytes();
    }

    /** A key after all that begin with the prefix; a key of ours has at most 1,000 bytes, and rarely as many as 0xff in a row. */
    static byte[] after(byte[] prefix) {
        byte[] next = prefix.clone();
        for (int i = next.length - 1; i >= 0; i--) {
            if (++next[i] != 0) {
                return next;
            }
        }
        throw new IllegalArgumentException("nothing comes after a prefix of 0xff alone");
    }
}
