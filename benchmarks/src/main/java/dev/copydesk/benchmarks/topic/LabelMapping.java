package dev.copydesk.benchmarks.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of a data set mean among the 17 top-level topics, from the resource {@code label-mapping.tsv}: data set,
 * class, the topics that count as right, the nearest first. Classes that it leaves out are not scored.
 */
final class LabelMapping {
    private static final String RESOURCE = "/dev/copydesk/benchmarks/topic/label-mapping.tsv";

    private final Map<String, Map<String, List<String>>> bySet = new LinkedHashMap<>();
    private final Map<String, String> below = new HashMap<>();

    LabelMapping() {
        for (String line : Resources.lines(RESOURCE)) {
            String[] fields = line.split("\t");
            List<String> topics = new ArrayList<>();
            for (String two : fields[2].split(" ")) {
                topics.add("medtop:" + two + "000000");
            }
            bySet.computeIfAbsent(fields[0], set -> new LinkedHashMap<>()).put(fields[1], List.copyOf(topics));
            if (fields.length > 3) {
                below.put(fields[0] + "\t" + fields[1], "medtop:" + fields[3]);
            }
        }
    }

    /** The topics that are right for a class; null where the class says nothing about topics. */
    @Nullable
    List<String> accepted(String set, String label) {
        return bySet.getOrDefault(set, Map.of()).get(label);
    }

    /** The second-level topic that texts of a class usually have; null where there is none. */
    @Nullable
    String below(String set, String label) {
        return below.get(set + "\t" + label);
    }

    /** The class that a topic speaks for: the first one that accepts it; null for none. */
    @Nullable
    String labelOf(String set, String topic) {
        return bySet.getOrDefault(set, Map.of()).entrySet().stream()
                .filter(e -> e.getValue().contains(topic))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
