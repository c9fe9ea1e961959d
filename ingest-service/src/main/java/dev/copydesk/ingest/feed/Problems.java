package dev.copydesk.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects lines about what was wrong: each once, in the order of appearance, bounded. */
final class Problems {
    private final Set<String> lines = new LinkedHashSet<>();
    private int unlisted;

    void add(String line) {
        if (lines.size() < FeedLimits.MAX_PROBLEMS) {
            lines.add(line);
        } else if (!lines.contains(line)) {
            unlisted++;
        }
    }

    void addAll(List<String> more) {
        more.forEach(this::add);
    }

    List<String> lines() {
        if (unlisted == 0) {
            return List.copyOf(lines);
        }
        List<String> all = new ArrayList<>(lines);
        all.add("and " + unlisted + " more");
        return all;
    }

    /** Foreign text within a problem stays on its line and short. */
    static String shown(String text) {
        int end = text.length() <= 60 ? text.length() : Character.isHighSurrogate(text.charAt(59)) ? 59 : 60;
        String line = end == text.length() ? text : text.substring(0, end) + "…";
        return line.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
