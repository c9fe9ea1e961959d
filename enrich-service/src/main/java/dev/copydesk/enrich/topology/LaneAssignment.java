package dev.copydesk.enrich.topology;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of an article.
 *
 * @param lane that it was last sent to
 * @param former those that it was sent to before, if its language changed
 */
record LaneAssignment(String lane, List<String> former) {

    /** @param former absent in what older builds stored */
    LaneAssignment(String lane, @Nullable List<String> former) {
        this.lane = lane;
        this.former = former == null ? List.of() : List.copyOf(former);
    }

    static LaneAssignment first(String lane) {
        return new LaneAssignment(lane, List.of());
    }

    LaneAssignment movedTo(String next) {
        Set<String> left = new LinkedHashSet<>(former);
        left.add(lane);
        left.remove(next);
        return new LaneAssignment(next, List.copyOf(left));
    }

    /** All lanes in which a revision of the article may still be under way, the last one first. */
    List<String> all() {
        Set<String> all = new LinkedHashSet<>(List.of(lane));
        all.addAll(former);
        return List.copyOf(all);
    }
}
