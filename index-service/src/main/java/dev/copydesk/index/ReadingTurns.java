package dev.copydesk.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Which of its partitions a consumer reads, where it may read only so many at a time. Not thread-safe. */
final class ReadingTurns {
    /** The first of them are read. */
    private final List<TopicPartition> order = new ArrayList<>();

    /**
     * Those that are read now.
     *
     * @param most null for all of them
     */
    Set<TopicPartition> reading(Collection<TopicPartition> assigned, @Nullable Integer most) {
        order.retainAll(assigned);
        assigned.stream().filter(partition -> !order.contains(partition)).forEach(order::add);
        return new LinkedHashSet<>(most == null || most >= order.size() ? order : order.subList(0, Math.max(1, most)));
    }

    /** It had nothing more just now: the others come first. */
    void passOn(TopicPartition partition) {
        if (order.remove(partition)) {
            order.add(partition);
        }
    }
}
