package dev.copydesk.index.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which groups of duplicates came apart, and which came together. Pure; not thread-safe. */
final class GroupChanges {
    private final int maxExamples;
    /** The groups that the articles of an old group are in now, and the other way round; a set only where there are several. */
    private final Map<String, Object> newOfOld = new HashMap<>();

    private final Map<String, Object> oldOfNew = new HashMap<>();
    private final Map<String, Integer> oldSizes = new HashMap<>();
    private final Map<String, Integer> newSizes = new HashMap<>();
    private long verdicts;

    GroupChanges(int maxExamples) {
        this.maxExamples = maxExamples;
    }

    void add(@Nullable JsonNode from, @Nullable JsonNode to) {
        String before = from == null ? null : group(from, oldSizes);
        String after = to == null ? null : group(to, newSizes);
        if (from != null && to != null && before != null && after != null) {
            put(newOfOld, before, after);
            put(oldOfNew, after, before);
            if (!from.at("/duplicate/status").equals(to.at("/duplicate/status"))) {
                verdicts++;
            }
        }
    }

    private static String group(JsonNode article, Map<String, Integer> sizes) {
        String group = article.at("/duplicate/group").asText();
        sizes.merge(group, 1, Integer::sum);
        return group;
    }

    @SuppressWarnings("unchecked") // only sets of strings are put in
    private static void put(Map<String, Object> groups, String of, String group) {
        Object known = groups.putIfAbsent(of, group);
        if (known instanceof Set<?> several) {
            ((Set<String>) several).add(group);
        } else if (known != null && !known.equals(group)) {
            groups.put(of, new HashSet<>(List.of((String) known, group)));
        }
    }

    DiffReport.Groups result() {
        List<String> split = new ArrayList<>();
        List<String> merged = new ArrayList<>();
        return new DiffReport.Groups(
                ofSeveral(oldSizes),
                ofSeveral(newSizes),
                several(newOfOld, split),
                split,
                several(oldOfNew, merged),
                merged,
                verdicts);
    }

    private static long ofSeveral(Map<String, Integer> sizes) {
        return sizes.values().stream().filter(size -> size > 1).count();
    }

    private long several(Map<String, Object> groups, List<String> examples) {
        long count = 0;
        for (Map.Entry<String, Object> group : groups.entrySet()) {
            if (group.getValue() instanceof Set<?>) {
                count++;
                if (examples.size() < maxExamples) {
                    examples.add(group.getKey());
                }
            }
        }
        return count;
    }
}
