package dev.copydesk.enrich.duplicate;

import dev.copydesk.model.Duplicate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on an article, read off what the lane knows.
 *
 * <p>In a group the earliest article is the original; one with its text is an exact copy, any other a near one. In a flood only
 * articles of one text and day are grouped, in runs: a run ends before each article whose id hashes to zero, one in
 * {@value #RUN_LENGTH}, so that one that comes or goes changes its own run alone. Not thread-safe.
 */
final class Verdicts {
    static final int RUN_LENGTH = 512;

    private final LaneState state;
    private final int windowDays;

    Verdicts(LaneState state, int windowDays) {
        this.state = state;
        this.windowDays = windowDays;
    }

    /** Prepared for the articles of one edition. */
    final class OfEdition {
        private final Node node;
        private final List<Edge> edges;

        OfEdition(Node node) {
            this.node = node;
            this.edges = node.fingerprint().isCompared() && !node.flood() ? state.edges(node.edition()) : List.of();
        }

        Duplicate of(Member article) {
            return node.flood() ? inFlood(article) : inGroup(article);
        }

        private Duplicate inGroup(Member article) {
            Member original = node.original().member();
            Optional<Holder> holder = longest(article);
            String longer = holder.map(found -> found.member().id()).orElse(null);
            String more = holder.map(found -> Reasons.contained(
                            found.edge().overlap(), found.member().id()))
                    .orElse("");
            if (article.key().equals(original.key())) {
                return new Duplicate(Duplicate.Status.ORIGINAL, null, article.id(), null, longer, Reasons.ALONE + more);
            }
            if (node.original().text().equals(node.edition().text())) {
                String reason = Reasons.sameText(article, original) + more;
                return new Duplicate(Duplicate.Status.EXACT, original.id(), original.id(), 1.0, longer, reason);
            }
            Optional<Member> same = sameText(article);
            if (same.isPresent()) {
                return near(original, 1.0, longer, Reasons.sameText(article, same.get()) + more);
            }
            Optional<Holder> closest = closest();
            if (closest.isEmpty()) {
                return near(original, null, longer, "linked to it by an article that has left the window" + more);
            }
            Overlap overlap = closest.get().edge().overlap();
            return near(
                    original,
                    overlap.jaccard(),
                    longer,
                    Reasons.resembles(article, closest.get().member(), overlap) + more);
        }

        private Duplicate near(Member original, @Nullable Double similarity, @Nullable String longer, String reason) {
            return new Duplicate(Duplicate.Status.NEAR, original.id(), original.id(), similarity, longer, reason);
        }

        /** Another article with the same text: the first of the same day, else of the day before or after. */
        private Optional<Member> sameText(Member article) {
            if (!article.key().equals(node.first().key())) {
                return Optional.of(node.first());
            }
            return node.members() > 1
                    ? second()
                    : state.sameText(node.edition(), windowDays).stream()
                            .findFirst()
                            .map(this::firstOf);
        }

        private Optional<Member> second() {
            List<Member> firstTwo = new ArrayList<>(2);
            state.membersFrom(node.edition(), null, judged -> {
                firstTwo.add(judged.member());
                return firstTwo.size() < 2;
            });
            return firstTwo.stream().skip(1).findFirst();
        }

        /** The most similar edition; of several the one whose first article is the earliest. */
        private Optional<Holder> closest() {
            return edges.stream()
                    .filter(edge -> Comparison.isNear(edge.overlap()))
                    .map(edge -> new Holder(edge, firstOf(edge.other())))
                    .max(Comparator.comparingDouble(
                                    (Holder found) -> found.edge().overlap().jaccard())
                            .thenComparing(found -> found.member().key(), Comparator.reverseOrder()));
        }

        /** The edition that holds this one's text and more; of several the one whose first article is the earliest. */
        private Optional<Holder> longest(Member article) {
            return edges.stream()
                    .filter(edge -> !Comparison.isNear(edge.overlap()) && Comparison.isContained(edge.overlap()))
                    .map(edge -> new Holder(edge, firstOf(edge.other())))
                    .filter(found -> !found.member().key().equals(article.key()))
                    .min(Comparator.comparing(found -> found.member().key()));
        }

        private Member firstOf(Edition edition) {
            return state.require(edition).first();
        }

        private Duplicate inFlood(Member article) {
            Member start = state.runStart(node.edition(), article.key()).orElse(node.first());
            return article.key().equals(start.key())
                    ? Duplicate.original(article.id(), Reasons.FIRST_OF_FLOOD)
                    : Duplicate.exact(start.id(), Reasons.sameText(article, start));
        }
    }

    private record Holder(Edge edge, Member member) {}

    /** Whether a run begins with this article wherever it stands. */
    static boolean startsRun(ArticleKey article) {
        return (Bits.mix(article.id().hashCode()) & (RUN_LENGTH - 1)) == 0;
    }
}
